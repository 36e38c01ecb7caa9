"use server";

import { redirect } from "next/navigation";
import { fieldsOf, textOf, toFormState } from "@/app/(account)/form-answer";
import type { FormState } from "@/components/account/form-state";
import { account } from "@/messages/en/account";
import { signInAsDemo } from "@/server/accounts/demo";
import { requestPasswordReset, resetPassword } from "@/server/accounts/passwords";
import { authenticate } from "@/server/accounts/sign-in";
import { requestSignInLink } from "@/server/accounts/sign-in-links";
import { signUp } from "@/server/accounts/sign-up";
import { beginProviderSignIn } from "@/server/auth/begin-provider-sign-in";
import { runAction } from "@/server/http/action";
import { getClient } from "@/server/http/client-address";
import { nextPath } from "@/server/http/next-path";
import { endSession, startSession } from "@/server/session";

// Forms of the pages that lead in and out. Next.js refuses actions whose Origin is not the Host's.

export async function signOut(): Promise<void> {
  await endSession();
  redirect("/");
}

export async function signIn(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction(async () =>
    startSession(await authenticate(await getClient(), fieldsOf(form, ["email", "password"]))),
  );
  if (result.ok) redirect(nextPath(form.get("next")));
  if (result.leadsTo !== undefined) redirect(result.leadsTo);
  return toFormState(result, form, "");
}

export async function signInAs(form: FormData): Promise<void> {
  const result = await runAction(async () =>
    startSession(await signInAsDemo(await getClient(), form.get("role"))),
  );
  redirect(result.ok ? nextPath(form.get("next")) : "/sign-in?error=Demo");
}

export async function signInElsewhere(form: FormData): Promise<void> {
  const result = await runAction(() => beginProviderSignIn(form.get("provider"), nextPath(form.get("next"))));
  redirect(result.ok ? result.value : "/sign-in?error=Provider");
}

export async function mailSignInLink(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction(async () =>
    requestSignInLink(await getClient(), fieldsOf(form, ["email"]), nextPath(form.get("next"))),
  );
  return toFormState(result, form, account.signIn.linkSent);
}

export async function makeAccount(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction(async () => {
    const fields = fieldsOf(form, ["name", "handle", "email", "password"]);
    const { session } = await signUp(await getClient(), fields);
    await startSession(session);
  });
  if (result.ok) redirect(nextPath(form.get("next")));
  return toFormState(result, form, "");
}

export async function mailResetLink(_previous: FormState, form: FormData): Promise<FormState> {
  const fields = fieldsOf(form, ["email"]);
  const result = await runAction(async () => requestPasswordReset(await getClient(), fields));
  return toFormState(result, form, account.reset.sent(fields.email.trim()));
}

export async function setNewPassword(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction(async () =>
    resetPassword(await getClient(), { token: textOf(form, "token"), password: textOf(form, "password") }),
  );
  if (result.ok) redirect("/sign-in?notice=reset");
  return toFormState(result, form, "");
}
