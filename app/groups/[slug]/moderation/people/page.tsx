import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type GroupModeration, loadModeration } from "@/app/groups/[slug]/moderation/group-scope";
import { GroupScreen } from "@/app/groups/[slug]/moderation/group-screen";
import { Barred, PeopleLinks, PeopleSection, PersonPanel, personIn } from "@/app/moderation/people-screen";
import type { SearchParams } from "@/app/moderation/read-filter";
import { LinkButton } from "@/components/ui/link-button";
import { AppError } from "@/core/errors";
import { CursorSchema } from "@/core/page";
import { groups } from "@/messages/en/groups";
import { moderationOffice } from "@/messages/en/moderation-office";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { listMembersIfAllowed } from "@/server/groups/queries";
import { getAuthorRecord } from "@/server/moderation/member-notes";

const words = moderationOffice.people;

export const metadata: Metadata = { title: moderationScreens.nav.people };

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: SearchParams;
}

export default async function GroupPeoplePage({ params, searchParams }: Props) {
  const moderation = await loadModeration((await params).slug, "people");
  const query = await searchParams;
  const personId = personIn(query.person);
  const cursor = CursorSchema.safeParse(query.members).success ? String(query.members) : undefined;
  return (
    <GroupScreen moderation={moderation} intro={words.intro}>
      {personId ? (
        <Person moderation={moderation} personId={personId} />
      ) : (
        <div className="flex max-w-2xl flex-col gap-10">
          <Barred actor={moderation.actor} scope={moderation.scope} cursor={query.barred} />
          <Members moderation={moderation} cursor={cursor} />
        </div>
      )}
    </GroupScreen>
  );
}

async function Person({ moderation, personId }: { moderation: GroupModeration; personId: string }) {
  const { actor, group, scope } = moderation;
  const { person } = await getAuthorRecord(actor, { groupId: group.id, personId }).catch((thrown) => {
    if (thrown instanceof AppError && thrown.code === "not-found") notFound();
    throw thrown;
  });
  return (
    <PersonPanel
      actor={actor}
      scope={scope}
      placeName={moderationScreens.sanction.inGroup(group.name)}
      person={person}
    />
  );
}

async function Members({ moderation, cursor }: { moderation: GroupModeration; cursor: string | undefined }) {
  const { actor, group, scope } = moderation;
  const members = await listMembersIfAllowed(actor, group.id, { cursor });
  if (!members || members.items.length === 0) return null;
  return (
    <PeopleSection title={groups.members.title}>
      <PeopleLinks
        base={scope.base}
        people={members.items.map(({ id, name, handle, role }) => ({
          person: { id, name, handle },
          note: groups.roleName(group.kind, role),
        }))}
      />
      {members.next ? (
        <p>
          <LinkButton href={`${scope.base}/people?members=${encodeURIComponent(members.next)}`}>
            {groups.members.more}
          </LinkButton>
        </p>
      ) : null}
    </PeopleSection>
  );
}
