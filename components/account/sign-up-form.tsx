"use client";

import { TextField } from "@/components/ui/text-field";
import { account } from "@/messages/en/account";
import { ActionForm } from "./action-form";
import type { FormAction } from "./form-state";

export function SignUpForm({ action, next }: { action: FormAction; next: string }) {
  return (
    <ActionForm action={action} submit={account.signUp.submit} hidden={{ next }}>
      {(field) => (
        <>
          <TextField
            label={account.name}
            hint={account.nameHint}
            autoComplete="name"
            required
            {...field("name")}
          />
          <TextField
            label={account.handle}
            hint={account.handleHint}
            autoComplete="nickname"
            autoCapitalize="none"
            spellCheck={false}
            required
            {...field("handle")}
          />
          <TextField
            label={account.email}
            type="email"
            autoComplete="username"
            inputMode="email"
            autoCapitalize="none"
            spellCheck={false}
            required
            {...field("email")}
          />
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
