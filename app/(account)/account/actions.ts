"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { fieldsOf, textOf, toFormState } from "@/app/(account)/form-answer";
import type { FormState } from "@/components/account/form-state";
import { account } from "@/messages/en/account";
import { resendConfirmation } from "@/server/accounts/confirmation";
import { keepAccount, requestDeletion } from "@/server/accounts/deletion";
import { changePassword } from "@/server/accounts/passwords";
import { updateProfile } from "@/server/accounts/profile";
import { signOutEverywhere } from "@/server/accounts/sessions";
import { createToken, revokeToken } from "@/server/accounts/tokens";
import { runAction } from "@/server/http/action";
import { getClient } from "@/server/http/client-address";
import { endSession, getActor, startSession } from "@/server/session";

// Forms of the account page. Each command asks anew who acts and what they may.

export async function saveProfile(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction(async () =>
    updateProfile(await getActor(), fieldsOf(form, ["name", "handle"])),
  );
  if (result.ok) refresh();
  return toFormState(result, form, account.saved);
}

export async function savePassword(_previous: FormState, form: FormData): Promise<FormState> {
  const { current, next } = fieldsOf(form, ["current", "next"]);
  const result = await runAction(async () => {
    const change = form.has("current") ? { current, next } : { next };
    await startSession(await changePassword(await getActor(), change));
  });
  return toFormState(result, form, account.page.password.changed);
}

export async function endAllSessions(): Promise<void> {
  const result = await runAction(async () => {
    await signOutEverywhere(await getActor());
    await endSession();
  });
  redirect(result.ok ? "/sign-in?notice=signed-out" : "/account?failed=sessions");
}

export async function makeToken(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction(async () =>
    createToken(await getActor(), {
      name: textOf(form, "name"),
      scopes: textOf(form, "scope") === "write" ? ["read", "write"] : ["read"],
      days: Number(textOf(form, "days")),
    }),
  );
  if (!result.ok) return toFormState(result, form, "");
  refresh();
  return { ...toFormState(result, form, ""), secret: result.value.secret };
}

export async function endToken(form: FormData): Promise<void> {
  const result = await runAction(async () => revokeToken(await getActor(), textOf(form, "tokenId")));
  if (!result.ok) redirect("/account?failed=token");
  refresh();
}

export async function deleteOwnAccount(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction(async () => {
    const { handle, words, password } = fieldsOf(form, ["handle", "words", "password"]);
    return requestDeletion(await getActor(), { handle, words, ...(form.has("password") && { password }) });
  });
  if (result.ok) refresh();
  return toFormState(result, form, "");
}

export async function keepOwnAccount(): Promise<void> {
  const result = await runAction(async () => keepAccount(await getActor()));
  if (!result.ok) redirect("/account?failed=keep");
  refresh();
}

export async function mailConfirmationAgain(): Promise<void> {
  const result = await runAction(async () => resendConfirmation(await getClient(), await getActor()));
  redirect(result.ok ? "/account?sent" : "/account?failed=confirmation");
}
