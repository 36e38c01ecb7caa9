"use client";

import { TextField } from "@/components/ui/text-field";
import { account } from "@/messages/en/account";
import { ActionForm } from "./action-form";
import { EmailField } from "./email-field";
import type { FormAction } from "./form-state";
import { NameFields } from "./name-fields";

export function SignUpForm({ action, next }: { action: FormAction; next: string }) {
  return (
    <ActionForm action={action} submit={account.signUp.submit} hidden={{ next }}>
      {(field) => (
        <>
          <NameFields field={field} />
          <EmailField {...field("email")} />
          <TextField
            label={account.password}
            hint={account.passwordHint}
            type="password"
            autoComplete="new-password"
            required
            {...field("password")}
          />
        </>
      )}
    </ActionForm>
  );
}
