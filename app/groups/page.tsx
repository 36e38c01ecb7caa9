import type { Metadata } from "next";
import { GroupList } from "@/components/groups/group-list";
import { Page, PageHeading } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { groups as words } from "@/messages/en/groups";
import { listGroups } from "@/server/groups/queries";
import { getActor } from "@/server/session";

export const metadata: Metadata = { title: words.title };

export default async function GroupsPage() {
  const actor = await getActor();
  const groups = await listGroups(actor);
  const hasOwn = groups.some((group) => !group.isPublic);
  return (
    <Page width="text">
      <PageHeading
        title={words.title}
        actions={
          hasOwn ? (
            <LinkButton href="/groups/new" variant="primary">
              {words.createNew}
            </LinkButton>
          ) : null
        }
      >
        {words.intro}
      </PageHeading>
      {groups.length > 0 ? <GroupList groups={groups} /> : null}
      {hasOwn ? null : actor.kind === "visitor" ? (
        <EmptyState
          title={words.visitor.title}
          action={
            <LinkButton href="/sign-in?next=%2Fgroups" variant="primary">
              {words.visitor.action}
            </LinkButton>
          }
        >
          {words.visitor.text}
        </EmptyState>
      ) : (
        <EmptyState
          title={words.empty.title}
          action={
            <LinkButton href="/groups/new" variant="primary">
              {words.empty.action}
            </LinkButton>
          }
        >
          {words.empty.text}
        </EmptyState>
      )}
    </Page>
  );
}
