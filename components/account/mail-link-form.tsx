"use client";

import { account } from "@/messages/en/account";
import { ActionForm } from "./action-form";
import { EmailField } from "./email-field";
import type { FormAction } from "./form-state";

export function MailLinkForm({ action, next }: { action: FormAction; next: string }) {
  return (
    <ActionForm action={action} submit={account.signIn.linkSubmit} variant="secondary" hidden={{ next }}>
      {(field) => (
        <EmailField
          label={account.signIn.linkEmail}
          hint={account.signIn.linkIntro}
          autoComplete="email"
          {...field("email")}
        />
      )}
    </ActionForm>
  );
}
