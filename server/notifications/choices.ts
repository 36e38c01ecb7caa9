import { notFound } from "@/core/errors";
import { type MailRhythm, type NoticeChoicesView, SaveNoticeChoicesSchema } from "@/core/notice-choice";
import { requireOwnAccount } from "@/server/accounts/own-account";
import { db, type Transaction } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { readableGroupIds } from "@/server/groups/group-rows";
import { consume } from "@/server/limits";
import { putOffDigest } from "@/server/notifications/letters";
import { readUnsubscribeToken, type Unsubscription } from "@/server/notifications/unsubscribe-token";
import { type Actor, requirePerson } from "@/server/session";

/** How and when the actor hears by mail: of each of their groups (Public first), and of everything else. */
export async function getNoticeChoices(actor: Actor): Promise<NoticeChoicesView> {
  const person = requirePerson(actor);
  const groups = await db.group.findMany({
    where: { id: { in: readableGroupIds(person) } },
    select: {
      id: true,
      slug: true,
      name: true,
      isPublic: true,
      noticeChoices: { where: { personId: person.id }, select: { mail: true } },
    },
    orderBy: [{ isPublic: "desc" }, { name: "asc" }, { id: "asc" }],
  });
  const general = await db.noticeChoice.findFirst({
    where: { personId: person.id, groupId: null },
    select: { mail: true },
  });
  const digest = await db.person.findUniqueOrThrow({
    where: { id: person.id },
    select: digestSelect,
  });
  return {
    mail: general?.mail ?? null,
    ...digest,
    groups: groups.map(({ noticeChoices, ...group }) => ({ ...group, mail: noticeChoices[0]?.mail ?? null })),
  };
}

/**
 * Saves the choices that are named; others stay. A group that the actor is not in names nothing.
 * @throws AppError not-found for such a group, forbidden for tokens.
 */
export async function saveNoticeChoices(actor: Actor, input: unknown): Promise<NoticeChoicesView> {
  const person = requireOwnAccount(actor);
  const { choices, timeZone, digestHour } = SaveNoticeChoicesSchema.parse(input);
  await consume("write", person.id);
  const own = new Set(readableGroupIds(person));
  if (choices.some(({ groupId }) => groupId !== null && !own.has(groupId))) throw notFound("group");
  await db.$transaction(async (tx) => {
    for (const { groupId, mail } of choices) {
      if (mail === null) await tx.noticeChoice.deleteMany({ where: { personId: person.id, groupId } });
      else await choose(tx, { personId: person.id, groupId }, mail);
    }
    if (timeZone === undefined && digestHour === undefined) return;
    const { id } = person;
    const before = await tx.person.findUniqueOrThrow({ where: { id }, select: digestSelect });
    const after = await tx.person.update({
      where: { id },
      data: { timeZone, digestHour },
      select: digestSelect,
    });
    if (after.timeZone !== before.timeZone || after.digestHour !== before.digestHour)
      await putOffDigest(tx, id, after);
  });
  return getNoticeChoices(actor);
}

const digestSelect = { timeZone: true, digestHour: true } as const;

async function choose(
  tx: Transaction,
  { personId, groupId }: Unsubscription,
  mail: MailRhythm,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "NoticeChoice" (id, "personId", "groupId", mail)
    VALUES (gen_random_uuid(), ${personId}::uuid, ${groupId}::uuid, ${mail}::"MailRhythm")
    ON CONFLICT ("personId", "groupId") DO UPDATE SET mail = excluded.mail`;
}

export interface UnsubscriptionView {
  /** Null: all groups. */
  group: string | null;
}

/** What the address in a mail would end. @throws AppError not-found for one that is in no mail of ours. */
export async function getUnsubscription(token: string): Promise<UnsubscriptionView> {
  return { group: (await named(token)).groupName };
}

/** Ends the mail that a token names; again, it changes nothing. @throws AppError not-found as above. */
export async function unsubscribe(token: string): Promise<UnsubscriptionView> {
  const { personId, groupId, groupName } = await named(token);
  await db.$transaction(async (tx) => {
    await choose(tx, { personId, groupId }, "off");
    if (groupId === null) await tx.noticeChoice.updateMany({ where: { personId }, data: { mail: "off" } });
  });
  return { group: groupName };
}

async function named(token: string): Promise<Unsubscription & { groupName: string | null }> {
  const read = readUnsubscribeToken(token);
  if (!read) throw notFound("letter");
  const { personId, groupId } = read;
  const [row] = await db.$queryRaw<{ groupName: string | null }[]>(Prisma.sql`
    SELECT g.name AS "groupName" FROM "Person" p LEFT JOIN "Group" g ON g.id = ${groupId}::uuid
    WHERE p.id = ${personId}::uuid AND p.status <> 'deleted'
      AND (${groupId}::uuid IS NULL OR g.id IS NOT NULL)`);
  if (!row) throw notFound("letter");
  return { personId, groupId, groupName: row.groupName };
}
