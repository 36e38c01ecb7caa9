import { forbidden, notFound } from "@/core/errors";
import type { AuthorRecord } from "@/core/moderation/case";
import { ListNotesSchema, MemberNoteDraftSchema, type MemberNoteView } from "@/core/moderation/settings";
import { newId } from "@/core/new-id";
import { encodeCursor, type Page } from "@/core/page";
import { canModerate, canModerateSite, canReadGroup } from "@/core/permissions";
import { moderation as words } from "@/messages/en/moderation";
import { idFrom } from "@/server/articles/access";
import { db } from "@/server/db";
import { consume } from "@/server/limits";
import { audit } from "@/server/moderation/audit";
import { recordsOf } from "@/server/moderation/author-records";
import { peopleById } from "@/server/moderation/people";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";

/** Notes are for a group's moderators, or for those who moderate the site; the member never sees them. */
function requireModerator(person: SignedInActor, groupId: string | null): void {
  if (groupId === null) {
    if (!canModerateSite(person)) throw forbidden(words.errors.siteOnly);
    return;
  }
  if (!canReadGroup(person, groupId)) throw notFound("group");
  if (!canModerate(person, groupId)) throw forbidden(words.errors.mayNotModerate);
}

/** What moderators noted about a person, newest first. @throws AppError invalid, not-found, forbidden. */
export async function listMemberNotes(actor: Actor, query: unknown): Promise<Page<MemberNoteView>> {
  const reader = requirePerson(actor);
  const { group, person: personId, cursor, limit } = ListNotesSchema.parse(query);
  requireModerator(reader, group ?? null);
  // Nobody reads what others noted about them, whatever they moderate.
  if (personId === reader.id) throw forbidden(words.errors.ownCase);
  const rows = await db.memberNote.findMany({
    where: {
      groupId: group ?? null,
      personId,
      ...(cursor && {
        OR: [{ createdAt: { lt: cursor.createdAt } }, { createdAt: cursor.createdAt, id: { lt: cursor.id } }],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: { id: true, authorId: true, body: true, createdAt: true },
  });
  const shown = rows.slice(0, limit);
  const people = await peopleById(
    db,
    shown.map(({ authorId }) => authorId),
  );
  const last = shown.at(-1);
  return {
    items: shown.map((row) => toView(reader, row, people)),
    next: rows.length > limit && last ? encodeCursor(last) : null,
  };
}

const toView = (
  reader: SignedInActor,
  { id, authorId, body, createdAt }: { id: string; authorId: string; body: string; createdAt: Date },
  people: Awaited<ReturnType<typeof peopleById>>,
): MemberNoteView => ({
  id,
  author: people.get(authorId) ?? null,
  body,
  createdAt: createdAt.toISOString(),
  can: { delete: reader.mayWrite && authorId === reader.id },
});

/** @throws AppError invalid, not-found, forbidden, rate-limited. */
export async function addMemberNote(actor: Actor, input: unknown): Promise<MemberNoteView> {
  const person = requirePerson(actor);
  const { groupId, personId, body } = MemberNoteDraftSchema.parse(input);
  await consume("write", person.id);
  requireModerator(person, groupId);
  if (personId === person.id) throw forbidden(words.errors.ownCase);
  const concerned = await db.person.findFirst({
    where: { id: personId, status: { not: "deleted" } },
    select: { id: true },
  });
  if (!concerned) throw notFound("person");
  const row = await db.$transaction(async (tx) => {
    const made = await tx.memberNote.create({
      data: { id: newId(), groupId, personId, authorId: person.id, body: body.trim() },
      select: { id: true, authorId: true, body: true, createdAt: true },
    });
    await audit(tx, {
      action: "person.noted",
      actorId: person.id,
      groupId,
      subjectKind: "person",
      subjectId: personId,
      personId,
      data: { noteId: made.id },
    });
    return made;
  });
  return toView(
    person,
    row,
    new Map([[person.id, { id: person.id, name: person.name, handle: person.handle }]]),
  );
}

/** Takes a note of one's own away. @throws AppError not-found, rate-limited. */
export async function deleteMemberNote(actor: Actor, noteId: string): Promise<void> {
  const person = requirePerson(actor);
  const id = idFrom(noteId, "note");
  await consume("write", person.id);
  const note = await db.memberNote.findUnique({
    where: { id },
    select: { authorId: true, groupId: true, personId: true },
  });
  if (!note || note.authorId !== person.id) throw notFound("note");
  requireModerator(person, note.groupId);
  await db.$transaction(async (tx) => {
    await tx.memberNote.deleteMany({ where: { id } });
    await audit(tx, {
      action: "person.note-deleted",
      actorId: person.id,
      groupId: note.groupId,
      subjectKind: "person",
      subjectId: note.personId,
      personId: note.personId,
      data: { noteId: id },
    });
  });
}

/** A person's record in a group, for its moderators. @throws AppError not-found, forbidden. */
export async function getAuthorRecord(
  actor: Actor,
  path: { groupId?: string; personId?: string },
): Promise<AuthorRecord> {
  const person = requirePerson(actor);
  const [groupId, authorId] = [idFrom(path.groupId, "group"), idFrom(path.personId, "person")];
  requireModerator(person, groupId);
  const [record] = (await recordsOf([{ groupId, authorId }])).values();
  if (!record) throw notFound("person");
  return record;
}
