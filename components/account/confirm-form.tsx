"use client";

import { account } from "@/messages/en/account";
import { ActionForm } from "./action-form";
import type { FormAction } from "./form-state";

/** One button: that the address is one's own. */
export function ConfirmForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action} submit={account.confirm.submit}>
      {() => null}
    </ActionForm>
  );
}
