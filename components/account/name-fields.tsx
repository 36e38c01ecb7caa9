import { TextField } from "@/components/ui/text-field";
import { account } from "@/messages/en/account";
import type { FieldOf } from "./action-form";

/** What others see of a person: their name, and what they are called in mentions. */
export function NameFields({ field, own }: { field: FieldOf; own?: { name: string; handle: string } }) {
  const [name, handle] = [field("name"), field("handle")];
  return (
    <>
      <TextField
        label={account.name}
        hint={account.nameHint}
        autoComplete="name"
        required
        {...name}
        defaultValue={name.defaultValue ?? own?.name}
      />
      <TextField
        label={account.handle}
        hint={account.handleHint}
        autoComplete="nickname"
        autoCapitalize="none"
        spellCheck={false}
        required
        {...handle}
        defaultValue={handle.defaultValue ?? own?.handle}
      />
    </>
  );
}
