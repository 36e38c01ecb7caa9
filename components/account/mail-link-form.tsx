"use client";

import { TextField } from "@/components/ui/text-field";
import { account } from "@/messages/en/account";
import { ActionForm } from "./action-form";
import type { FormAction } from "./form-state";

export function MailLinkForm({ action, next }: { action: FormAction; next: string }) {
  return (
    <ActionForm action={action} submit={account.signIn.linkSubmit} variant="secondary" hidden={{ next }}>
      {(field) => (
        <TextField
          label={account.signIn.linkEmail}
          hint={account.signIn.linkIntro}
          type="email"
          autoComplete="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          required
          {...field("email")}
        />
      )}
    </ActionForm>
  );
}
