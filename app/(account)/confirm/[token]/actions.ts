"use server";

import { refresh } from "next/cache";
import { toFormState } from "@/app/(account)/form-answer";
import type { FormState } from "@/components/account/form-state";
import { account } from "@/messages/en/account";
import { confirmAddress } from "@/server/accounts/confirmation";
import { runAction } from "@/server/http/action";
import { getActor } from "@/server/session";

export async function submitConfirmation(
  token: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const result = await runAction(async () => confirmAddress(await getActor(), token));
  if (result.ok) refresh();
  return toFormState(result, form, account.confirm.done);
}
