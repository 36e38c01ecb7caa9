import type { ComponentProps } from "react";
import { TextField } from "@/components/ui/text-field";
import { account } from "@/messages/en/account";

/** An address to sign in or to be written to with. */
export function EmailField({
  label = account.email,
  autoComplete = "username",
  ...field
}: Omit<ComponentProps<typeof TextField>, "label" | "type"> & { label?: string }) {
  return (
    <TextField
      {...field}
      label={label}
      type="email"
      autoComplete={autoComplete}
      inputMode="email"
      autoCapitalize="none"
      spellCheck={false}
      required
    />
  );
}
