"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/components/groups/form-state";
import { runAction } from "@/server/http/action";
import { decide } from "@/server/moderation/decision-commands";
import { getActor } from "@/server/session";

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
};

/** Decides about a case where no script runs; it leads back to the queue. @param base address of the queue */
export async function submitDecision(base: string, _: FormState, form: FormData): Promise<FormState> {
  const id = textOf(form, "id");
  const action = textOf(form, "action");
  const result = await runAction(async () =>
    decide(await getActor(), {
      on: textOf(form, "kind") === "comment" ? { commentId: id } : { annotationId: id },
      version: Number(textOf(form, "version")),
      caseVersion: Number(textOf(form, "caseVersion")),
      action,
      ...(action !== "approve" && { reason: textOf(form, "reason") || "rules" }),
      message: textOf(form, "message"),
    }),
  );
  if (!result.ok) return result;
  redirect(`${base}?done=${encodeURIComponent(action)}`);
}
