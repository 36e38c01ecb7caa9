import Link from "next/link";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ActionList } from "@/components/moderation/action-list";
import { AuthorRecordView } from "@/components/moderation/author-record-view";
import { MemberNotes } from "@/components/moderation/member-notes";
import { BarPerson, SiteRoles } from "@/components/moderation/person-actions";
import type { Scope } from "@/components/moderation/scope";
import { Avatar } from "@/components/ui/avatar";
import { LinkButton } from "@/components/ui/link-button";
import type { SiteTeamMember } from "@/core/moderation/settings";
import { CursorSchema } from "@/core/page";
import type { PersonRef } from "@/core/person";
import { moderationOffice } from "@/messages/en/moderation-office";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { listActions } from "@/server/moderation/log-queries";
import { getAuthorRecord, listMemberNotes } from "@/server/moderation/member-notes";
import { listSanctions } from "@/server/moderation/sanction-queries";
import type { SignedInActor } from "@/server/session";

const words = moderationOffice.people;

/** Who is kept from writing or from coming in at the moment, page by page. */
export async function Barred({
  actor,
  scope: { groupId, base },
  cursor,
}: {
  actor: SignedInActor;
  scope: Scope;
  /** What the address says; none of this list means its beginning. */
  cursor: string | string[] | undefined;
}) {
  const from = CursorSchema.safeParse(cursor).success ? String(cursor) : undefined;
  const { items, next } = await listSanctions(actor, { group: groupId ?? undefined, cursor: from });
  return (
    <PeopleSection title={words.barred}>
      {items.length > 0 ? (
        <ActionList items={items} undoName={moderationScreens.sanction.lift} />
      ) : (
        <p className="text-soft">{moderationScreens.sanction.none}</p>
      )}
      {next ? (
        <p>
          <LinkButton href={`${base}/people?barred=${encodeURIComponent(next)}`}>
            {moderationOffice.log.older}
          </LinkButton>
        </p>
      ) : null}
    </PeopleSection>
  );
}

/** All that moderators know and can do about one person in one place. */
export async function PersonPanel({
  actor,
  scope,
  placeName,
  person,
  member,
}: {
  actor: SignedInActor;
  scope: Scope;
  placeName: string;
  person: PersonRef;
  /** On the site: their role, with those that the viewer may give. */
  member?: SiteTeamMember;
}) {
  const { groupId } = scope;
  const group = groupId ?? undefined;
  const isSelf = person.id === actor.id;
  const [record, notes, history] = await Promise.all([
    groupId ? getAuthorRecord(actor, { groupId, personId: person.id }) : null,
    isSelf ? null : listMemberNotes(actor, { group, person: person.id }),
    listActions(actor, { group, person: person.id, limit: 50 }),
  ]);
  return (
    <div className="flex max-w-2xl flex-col gap-8">
      <header className="flex flex-wrap items-center gap-3">
        <Avatar name={person.name} seed={person.handle} size="large" />
        <div className="min-w-0 flex-1">
          <h2 className="wrap-anywhere font-semibold font-serif text-xl">{person.name}</h2>
          <p className="text-muted">
            @{person.handle}
            {member ? ` · ${words.role[member.role]}` : ""}
          </p>
        </div>
        {isSelf ? null : <BarPerson person={person} place={{ groupId, name: placeName }} />}
      </header>
      {member ? <SiteRoles member={member} /> : null}
      {record ? (
        <PeopleSection title={words.record}>
          <div className="max-w-56">
            <AuthorRecordView record={record} />
          </div>
        </PeopleSection>
      ) : null}
      {notes ? (
        <PeopleSection title={words.notes}>
          <MemberNotes key={person.id} groupId={groupId} personId={person.id} first={notes.items} />
        </PeopleSection>
      ) : null}
      {history.items.length > 0 ? (
        <PeopleSection title={words.history}>
          <ActionList items={history.items} />
        </PeopleSection>
      ) : null}
      <p>
        <Link
          href={`${scope.base}/people`}
          className="inline-flex min-h-6 items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11"
        >
          {words.back}
        </Link>
      </p>
    </div>
  );
}

export function PeopleSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-semibold font-serif text-xl">{title}</h2>
      {children}
    </section>
  );
}

/** People as links to their panels. */
export function PeopleLinks({
  base,
  people,
}: {
  base: string;
  people: readonly { person: PersonRef; note: string }[];
}) {
  return (
    <ul className="border-line border-t">
      {people.map(({ person, note }) => (
        <li key={person.id} className="flex min-h-11 items-center gap-3 border-line border-b">
          <Avatar name={person.name} seed={person.handle} />
          <Link
            href={`${base}/people?person=${person.id}`}
            prefetch={false}
            className="wrap-anywhere min-w-0 font-semibold hover:underline"
          >
            {person.name}
          </Link>
          <span className="truncate text-muted text-sm">@{person.handle}</span>
          <span className="ms-auto shrink-0 text-soft text-sm">{note}</span>
        </li>
      ))}
    </ul>
  );
}

/** Whom the address asks for; nobody's id names nobody. */
export function personIn(value: string | string[] | undefined): string | null {
  if (value === undefined) return null;
  if (typeof value !== "string") notFound();
  return value;
}
