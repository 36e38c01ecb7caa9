import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { submitNewGroup } from "@/app/groups/actions";
import { NewGroupForm } from "@/components/groups/new-group-form";
import { Page, PageHeading } from "@/components/shell/page";
import { groups as words } from "@/messages/en/groups";
import { getActor } from "@/server/session";

export const metadata: Metadata = { title: words.form.newTitle };

export default async function NewGroupPage() {
  const actor = await getActor();
  if (actor.kind === "visitor") redirect("/sign-in?next=%2Fgroups%2Fnew");
  return (
    <Page width="form">
      <PageHeading title={words.form.newTitle} />
      <NewGroupForm action={submitNewGroup} />
    </Page>
  );
}
