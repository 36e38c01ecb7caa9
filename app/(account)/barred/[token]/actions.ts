"use server";

import { revalidatePath } from "next/cache";
import { textOf, toFormState } from "@/app/(account)/form-answer";
import type { FormState } from "@/components/account/form-state";
import { moderation as words } from "@/messages/en/moderation";
import { runAction } from "@/server/http/action";
import { appealBarred, writeBarred } from "@/server/moderation/barred";

// The token in the address is what lets somebody in here, who may not sign in.

export async function submitAppeal(
  token: string,
  actionId: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const result = await runAction(() =>
    appealBarred(token, { id: textOf(form, "id"), actionId, body: textOf(form, "body") }),
  );
  if (result.ok) revalidatePath(`/barred/${token}`);
  return toFormState(result, form, words.barred.sent);
}

export async function submitMessage(
  token: string,
  appealId: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const result = await runAction(() =>
    writeBarred(token, appealId, { id: textOf(form, "id"), body: textOf(form, "body") }),
  );
  if (result.ok) revalidatePath(`/barred/${token}`);
  return toFormState(result, form, words.barred.sent);
}
