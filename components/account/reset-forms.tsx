"use client";

import { TextField } from "@/components/ui/text-field";
import { account } from "@/messages/en/account";
import { ActionForm } from "./action-form";
import { EmailField } from "./email-field";
import type { FormAction } from "./form-state";

/** Asks for the mail. */
export function ResetRequestForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action} submit={account.reset.submit}>
      {(field) => <EmailField {...field("email")} />}
    </ActionForm>
  );
}

/** Sets the new password. */
export function NewPasswordForm({ action, token }: { action: FormAction; token: string }) {
  return (
    <ActionForm action={action} submit={account.reset.newSubmit} hidden={{ token }}>
      {(field) => (
        <TextField
          label={account.page.password.next}
          hint={account.passwordHint}
          type="password"
          autoComplete="new-password"
          required
          {...field("password")}
        />
      )}
    </ActionForm>
  );
}
