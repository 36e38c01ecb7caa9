"use server";

import { refresh } from "next/cache";
import { textOf, toFormState } from "@/app/(account)/form-answer";
import type { FormState } from "@/components/account/form-state";
import { GENERAL_FIELD, GROUP_FIELD, HOUR_FIELD, ZONE_FIELD } from "@/components/notices/choice-fields";
import { account } from "@/messages/en/account";
import { runAction } from "@/server/http/action";
import { saveNoticeChoices } from "@/server/notifications/choices";
import { getActor } from "@/server/session";

/** Every select of the form is a choice; an empty one means as usual. */
export async function saveMailChoices(_previous: FormState, form: FormData): Promise<FormState> {
  const choices = [...form.keys()]
    .filter((name) => name === GENERAL_FIELD || name.startsWith(GROUP_FIELD))
    .map((name) => ({
      groupId: name === GENERAL_FIELD ? null : name.slice(GROUP_FIELD.length),
      mail: textOf(form, name) || null,
    }));
  const times = {
    ...(form.has(ZONE_FIELD) && { timeZone: textOf(form, ZONE_FIELD) || null }),
    ...(form.has(HOUR_FIELD) && { digestHour: Number(textOf(form, HOUR_FIELD)) }),
  };
  const result = await runAction(async () => saveNoticeChoices(await getActor(), { choices, ...times }));
  if (result.ok) refresh();
  return toFormState(result, form, account.saved);
}
