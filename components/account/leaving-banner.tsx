import { Button } from "@/components/ui/button";
import { account } from "@/messages/en/account";
import { momentInUtc } from "@/messages/en/dates";

const words = account.leaving;

/** Over every page while an account waits for its deletion: when that is, and the way back. */
export function LeavingBanner({ at, keep }: { at: Date; keep: () => Promise<void> }) {
  return (
    <aside
      aria-label={words.label}
      className="screen-only border-line border-b bg-danger-wash px-4 py-2 text-danger sm:px-6"
    >
      <form
        action={keep}
        className="mx-auto flex max-w-360 flex-wrap items-center justify-between gap-x-6 gap-y-2"
      >
        <p>{words.when(momentInUtc(at))}</p>
        <Button type="submit" size="small">
          {words.keep}
        </Button>
      </form>
    </aside>
  );
}
