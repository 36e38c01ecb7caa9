"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { EditState } from "@/components/groups/edit-group-form";
import type { FormState } from "@/components/groups/form-state";
import type { MembershipChange } from "@/components/groups/member-list";
import { AppError } from "@/core/errors";
import type { GroupView, MembershipRole, NewInviteView } from "@/core/group";
import { createGroup, updateGroup } from "@/server/groups/commands";
import { createInvite, revokeInvite } from "@/server/groups/invite-commands";
import { leaveGroup, removeMember, setRole } from "@/server/groups/member-commands";
import { runAction } from "@/server/http/action";
import { getActor } from "@/server/session";

/** A field's text as it was typed: forms send line ends as CR LF. */
const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
};

export async function submitNewGroup(_: FormState, form: FormData): Promise<FormState> {
  const draft = {
    name: textOf(form, "name"),
    kind: textOf(form, "kind"),
    description: textOf(form, "description"),
  };
  const result = await runAction(async () => createGroup(await getActor(), draft));
  if (!result.ok) return { ...result, typed: draft };
  redirect(`/groups/${result.value.slug}`);
}

export async function submitGroupEdit(
  group: { id: string; slug: string },
  _: EditState,
  form: FormData,
): Promise<EditState> {
  const typed = { name: textOf(form, "name"), description: textOf(form, "description") };
  const version = Number(textOf(form, "version"));
  const result = await runAction(async () => {
    try {
      await updateGroup(await getActor(), group.id, { version, ...typed });
      return null;
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== "conflict") throw thrown;
      const { name, description, version } = thrown.details.current as GroupView;
      return { message: thrown.message, saved: { name, description, version } };
    }
  });
  if (!result.ok) return { ...result, typed };
  if (result.value) return { ok: false, fields: [], typed, ...result.value };
  redirect(`/groups/${group.slug}`);
}

export async function submitMembership(
  groupId: string,
  _: FormState<MembershipChange>,
  form: FormData,
): Promise<FormState<MembershipChange>> {
  const path = { groupId, personId: textOf(form, "personId") };
  const name = textOf(form, "name");
  const role = textOf(form, "role") as MembershipRole | "";
  const result = await runAction(async (): Promise<MembershipChange> => {
    const actor = await getActor();
    if (role === "") {
      await removeMember(actor, path);
      return { name, role: null };
    }
    const member = await setRole(actor, path, { role });
    return { name: member.name, role: member.role };
  });
  refresh();
  return result;
}

export async function submitInvite(
  groupId: string,
  _: FormState<NewInviteView>,
  form: FormData,
): Promise<FormState<NewInviteView>> {
  const typed = { role: textOf(form, "role"), days: textOf(form, "days") };
  const result = await runAction(async () =>
    createInvite(await getActor(), groupId, { role: typed.role, days: Number(typed.days) }),
  );
  refresh();
  return result.ok ? result : { ...result, typed };
}

export async function submitRevocation(_: FormState, form: FormData): Promise<FormState> {
  const result = await runAction(async () => revokeInvite(await getActor(), textOf(form, "inviteId")));
  refresh();
  return result.ok ? { ok: true, value: undefined } : result;
}

export async function submitLeave(groupId: string): Promise<FormState> {
  const result = await runAction(async () => leaveGroup(await getActor(), groupId));
  if (!result.ok) return result;
  redirect("/groups");
}
