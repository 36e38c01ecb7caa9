import { Button } from "@/components/ui/button";
import { account } from "@/messages/en/account";

export interface ProviderButtonsProps {
  action: (form: FormData) => Promise<void>;
  providers: readonly { id: string; name: string }[];
  next: string;
}

/** Other places where people can prove who they are. A plain form: the server starts the journey. */
export function ProviderButtons({ action, providers, next }: ProviderButtonsProps) {
  return (
    <form action={action} className="flex flex-col gap-2">
      <input type="hidden" name="next" value={next} />
      {providers.map(({ id, name }) => (
        <Button key={id} type="submit" name="provider" value={id} className="w-full">
          {account.signIn.withProvider(name)}
        </Button>
      ))}
    </form>
  );
}
