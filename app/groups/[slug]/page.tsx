import type { Metadata } from "next";
import { loadGroup } from "@/app/groups/[slug]/load-group";
import { submitInvite, submitLeave, submitMembership, submitRevocation } from "@/app/groups/actions";
import { GroupNav, type GroupPlace } from "@/components/groups/group-nav";
import { GroupReading } from "@/components/groups/group-reading";
import { InviteList } from "@/components/groups/invite-list";
import { InviteMaker } from "@/components/groups/invite-maker";
import { LeaveGroup } from "@/components/groups/leave-group";
import { MemberList } from "@/components/groups/member-list";
import { FollowLinks } from "@/components/reader/follow-links";
import { Page, PageHeading } from "@/components/shell/page";
import { Section } from "@/components/shell/section";
import { LinkButton } from "@/components/ui/link-button";
import type { GroupView } from "@/core/group";
import { CursorSchema } from "@/core/page";
import { agreement } from "@/messages/en/agreement";
import { analysis } from "@/messages/en/analysis";
import { codebooks } from "@/messages/en/codebooks";
import { compare } from "@/messages/en/compare";
import { groups as words } from "@/messages/en/groups";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { selection } from "@/messages/en/selection";
import { tasks } from "@/messages/en/tasks";
import { listArticles } from "@/server/articles/queries";
import { listInvites } from "@/server/groups/invite-queries";
import { listMembersIfAllowed } from "@/server/groups/queries";
import { getClient } from "@/server/http/client-address";
import { type Actor, getActor } from "@/server/session";
import { countMyOpenTasks } from "@/server/tasks/queries";

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const group = await loadGroup((await params).slug);
  return { title: group.name };
}

export default async function GroupPage({ params, searchParams }: Props) {
  const group = await loadGroup((await params).slug);
  const actor = await getActor();
  const query = await searchParams;
  return (
    <Page width="text">
      {group.isPublic ? <FollowLinks feeds={`/groups/${group.slug}`} page={null} /> : null}
      <PageHeading
        title={<span className="break-words">{group.name}</span>}
        actions={
          <>
            {actor.kind === "person" ? (
              <LinkButton href={`/exports?query=group:${group.slug}`} variant="quiet">
                {selection.group}
              </LinkButton>
            ) : null}
            {group.can.edit ? (
              <LinkButton href={`/groups/${group.slug}/edit`}>{words.page.edit}</LinkButton>
            ) : null}
          </>
        }
      >
        <p>{standing(group)}</p>
      </PageHeading>
      <GroupNav places={await placesOf(group, actor)} />
      {group.description || !group.isPublic ? (
        <p className="mb-10 max-w-xl whitespace-pre-line break-words text-lg">
          {group.description || <span className="text-muted">{words.page.noDescription}</span>}
        </p>
      ) : null}
      <div className="flex flex-col gap-12">
        {group.isPublic ? null : <Reading group={group} actor={actor} />}
        <Members group={group} actor={actor} cursor={cursorIn(query.members)} />
        {group.can.invite ? <Invites group={group} actor={actor} cursor={cursorIn(query.links)} /> : null}
        {group.role !== null && !group.isPublic ? <Leaving group={group} /> : null}
      </div>
    </Page>
  );
}

async function placesOf(group: GroupView, actor: Actor): Promise<GroupPlace[]> {
  const base = `/groups/${group.slug}`;
  const results = { name: analysis.link, href: `${base}/analysis` };
  if (actor.kind === "visitor") return [results];
  const tasksHere = group.isPublic
    ? []
    : [{ name: tasks.link(await countMyOpenTasks(actor, group.id)), href: `${base}/tasks` }];
  return [
    ...tasksHere,
    { name: agreement.link, href: `${base}/agreement` },
    results,
    { name: codebooks.title, href: "/codebooks" },
    { name: moderationScreens.nav.ofGroup, href: `${base}/moderation` },
  ];
}

const dayFormat = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });

function standing(group: GroupView): string {
  const details = words.page.details(words.kindName[group.kind], dayFormat.format(new Date(group.createdAt)));
  return group.role ? `${details} ${words.page.yourRole(words.roleName(group.kind, group.role))}` : details;
}

/** A cursor from the address; anything else means the first page. */
function cursorIn(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" && CursorSchema.safeParse(value).success ? value : undefined;
}

interface SectionProps {
  group: GroupView;
  actor: Actor;
  cursor: string | undefined;
}

/** A few are enough to begin: the library has the rest, and the reader page its own switch of groups. */
async function Reading({ group, actor }: Omit<SectionProps, "cursor">) {
  const { items } = await listArticles(actor, { limit: "5" });
  return (
    <Section title={words.reading.title}>
      <p className="text-soft">{items.length > 0 ? words.reading.intro : words.reading.none}</p>
      {items.length > 0 ? <GroupReading slug={group.slug} articles={items} /> : null}
      {items.length > 1 ? (
        <div>
          <LinkButton href={`/compare?group=${group.slug}`}>{compare.link}</LinkButton>
        </div>
      ) : null}
    </Section>
  );
}

async function Members({ group, actor, cursor }: SectionProps) {
  const members = await listMembersIfAllowed(actor, group.id, { cursor });
  if (!members) return null;
  const isNobody = members.items.length === 0;
  return (
    <Section title={group.isPublic ? words.members.publicTitle : words.members.title}>
      {group.isPublic ? <p className="text-soft">{words.members.publicNote}</p> : null}
      {isNobody && group.isPublic ? <p className="text-soft">{words.members.publicEmpty}</p> : null}
      {isNobody ? null : (
        <MemberList
          members={members.items}
          kind={group.kind}
          viewerId={actor.kind === "person" ? actor.id : null}
          action={submitMembership.bind(null, group.id)}
        />
      )}
      <nav aria-label={words.members.title} className="flex flex-wrap gap-2 empty:hidden">
        {cursor ? (
          <LinkButton href={`/groups/${group.slug}`} variant="quiet">
            {words.members.first}
          </LinkButton>
        ) : null}
        {members.next ? (
          <LinkButton href={`/groups/${group.slug}?members=${encodeURIComponent(members.next)}`}>
            {words.members.more}
          </LinkButton>
        ) : null}
      </nav>
    </Section>
  );
}

async function Invites({ group, actor, cursor }: SectionProps) {
  const [invites, client] = await Promise.all([listInvites(actor, group.id, { cursor }), getClient()]);
  return (
    <Section title={words.invites.title}>
      <p className="text-soft">{words.invites.intro}</p>
      <InviteMaker kind={group.kind} origin={client.origin} action={submitInvite.bind(null, group.id)} />
      <InviteList invites={invites.items} kind={group.kind} revoke={submitRevocation} />
      {invites.next ? (
        <div>
          <LinkButton href={`/groups/${group.slug}?links=${encodeURIComponent(invites.next)}`}>
            {words.invites.more}
          </LinkButton>
        </div>
      ) : null}
    </Section>
  );
}

function Leaving({ group }: { group: GroupView }) {
  return (
    <Section title={words.leave.title}>
      <p className="text-soft">{group.can.leave ? words.leave.text : words.leave.lastOwner}</p>
      {group.can.leave ? <LeaveGroup action={submitLeave.bind(null, group.id)} /> : null}
    </Section>
  );
}
