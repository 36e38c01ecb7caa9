"use client";

import Link from "next/link";
import { TextField } from "@/components/ui/text-field";
import { account } from "@/messages/en/account";
import { ActionForm } from "./action-form";
import type { FormAction } from "./form-state";
import { textLink } from "./text-link";

export function SignInForm({
  action,
  next,
  offersReset,
}: {
  action: FormAction;
  next: string;
  offersReset: boolean;
}) {
  return (
    <ActionForm action={action} submit={account.signIn.submit} hidden={{ next }}>
      {(field) => (
        <>
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
            type="password"
            autoComplete="current-password"
            required
            {...field("password")}
          />
          {offersReset ? (
            <p className="-mt-2 text-sm">
              <Link href="/reset-password" className={textLink}>
                {account.signIn.forgot}
              </Link>
            </p>
          ) : null}
        </>
      )}
    </ActionForm>
  );
}
