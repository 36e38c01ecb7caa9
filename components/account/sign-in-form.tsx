"use client";

import Link from "next/link";
import { TextField } from "@/components/ui/text-field";
import { account } from "@/messages/en/account";
import { ActionForm } from "./action-form";
import { EmailField } from "./email-field";
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
          <EmailField {...field("email")} />
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
