"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/components/groups/form-state";
import { copyCodebook, createCodebook } from "@/server/codebooks/commands";
import { runAction } from "@/server/http/action";
import { getActor } from "@/server/session";

/** A field's text as it was typed: forms send line ends as CR LF. */
const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
};

/** An empty codebook, or a copy of the one that `from` names; leads on to its editor. */
export async function submitNewCodebook(_: FormState, form: FormData): Promise<FormState> {
  const typed = {
    name: textOf(form, "name"),
    description: textOf(form, "description"),
    groupId: textOf(form, "groupId"),
  };
  const from = textOf(form, "from");
  const groupId = typed.groupId || null;
  const result = await runAction(async () => {
    const actor = await getActor();
    return from
      ? copyCodebook(actor, from, { groupId, name: typed.name })
      : createCodebook(actor, { ...typed, groupId, guidelines: "", source: "", codes: [] });
  });
  if (!result.ok) return { ...result, typed };
  redirect(`/codebooks/${result.value.slug}/edit`);
}
