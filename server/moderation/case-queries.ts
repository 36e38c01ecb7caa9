import { notFound } from "@/core/errors";
import {
  type CaseCounts,
  CaseCountsQuerySchema,
  type CaseView,
  ListCasesSchema,
} from "@/core/moderation/case";
import { encodeCursor, type Page } from "@/core/page";
import { moderatedGroupIds } from "@/core/permissions";
import { idFrom, readableArticles } from "@/server/articles/access";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { appealQueue } from "@/server/moderation/appeal-queue";
import { type CaseRow, caseColumns, caseJoins, isClaimed, isHere } from "@/server/moderation/case-rows";
import { toCaseViews } from "@/server/moderation/case-views";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";

/** @throws AppError not-found for a group that the actor does not moderate. */
function queuesOf(person: SignedInActor, group: string | undefined): string[] {
  const moderated = moderatedGroupIds(person);
  if (group === undefined) return moderated;
  if (!moderated.includes(group)) throw notFound("group");
  return [group];
}

/** Open cases over `"ModerationCase" k` and what `caseJoins` joins. */
const isOpen = (person: SignedInActor, groupIds: readonly string[]): Prisma.Sql => Prisma.sql`
  k."decidedAt" IS NULL AND k."groupId" = ANY(${groupIds}::uuid[]) AND ${isHere(person)}
  AND ${readableArticles(person)}`;

/**
 * What waits for moderators: in one group, or in all that the actor moderates. Pages by keyset on when it
 * was put before them.
 * @throws AppError invalid, not-found for a group that the actor does not moderate.
 */
export async function listCases(actor: Actor, query: unknown): Promise<Page<CaseView>> {
  const person = requirePerson(actor);
  const asked = ListCasesSchema.parse(query);
  const groupIds = queuesOf(person, asked.group);
  const { cursor, limit, kind, article, author, hours, claimed, order } = asked;
  const [after, direction] = order === "oldest" ? [">", "ASC"] : ["<", "DESC"];
  const conditions = [
    isOpen(person, groupIds),
    ...(cursor
      ? [
          Prisma.sql`(k."openedAt", k.id) ${Prisma.raw(after)} (${cursor.createdAt}::timestamptz, ${cursor.id}::uuid)`,
        ]
      : []),
    ...(kind ? [KIND[kind]] : []),
    ...(article ? [Prisma.sql`k."articleId" = ${article}::uuid`] : []),
    ...(author ? [Prisma.sql`k."authorId" = ${author}::uuid`] : []),
    ...(hours !== undefined
      ? [Prisma.sql`k."openedAt" <= now() - make_interval(hours => ${hours}::int)`]
      : []),
    ...(claimed ? [claimedBy(person, claimed)] : []),
  ];
  const rows = await db.$queryRaw<CaseRow[]>`
    SELECT ${caseColumns} FROM "ModerationCase" k ${caseJoins}
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY k."openedAt" ${Prisma.raw(direction)}, k.id ${Prisma.raw(direction)} LIMIT ${limit + 1}`;
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: await toCaseViews(person, items),
    next: rows.length > limit && last ? encodeCursor({ createdAt: last.openedAt, id: last.id }) : null,
  };
}

const KIND = {
  pending: Prisma.sql`k."isPending"`,
  flagged: Prisma.sql`k."isFlagged"`,
  suspect: Prisma.sql`k."isSuspect"`,
} as const;

function claimedBy(person: SignedInActor, claimed: "mine" | "others" | "nobody"): Prisma.Sql {
  if (claimed === "nobody") return Prisma.sql`NOT ${isClaimed}`;
  const isMine = Prisma.sql`k."claimedById" = ${person.id}::uuid`;
  return claimed === "mine"
    ? Prisma.sql`${isClaimed} AND ${isMine}`
    : Prisma.sql`${isClaimed} AND NOT ${isMine}`;
}

/** How much waits, by kind. */
export async function countCases(actor: Actor, query: unknown): Promise<CaseCounts> {
  const person = requirePerson(actor);
  const { group } = CaseCountsQuerySchema.parse(query);
  const groupIds = queuesOf(person, group);
  const [row] = await db.$queryRaw<CaseCounts[]>`
    SELECT count(*)::int AS open,
      (count(*) FILTER (WHERE k."isPending"))::int AS pending,
      (count(*) FILTER (WHERE k."isFlagged"))::int AS flagged,
      (count(*) FILTER (WHERE k."isSuspect"))::int AS suspect,
      (SELECT count(*)::int FROM "Appeal" p JOIN "ModerationAction" m ON m.id = p."actionId"
        WHERE ${appealQueue(person, groupIds, group === undefined)}) AS appeals
    FROM "ModerationCase" k ${caseJoins} WHERE ${isOpen(person, groupIds)}`;
  return row ?? { open: 0, pending: 0, flagged: 0, suspect: 0, appeals: 0 };
}

/** Cases and appeals that wait for the actor; null for those who moderate nothing. */
export async function countWaiting(actor: Actor): Promise<number | null> {
  if (actor.kind === "visitor" || moderatedGroupIds(actor).length === 0) return null;
  const { open, appeals } = await countCases(actor, {});
  return open + appeals;
}

/**
 * One case, decided ones too.
 * @throws AppError not-found where there is none, or the actor does not moderate there.
 */
export async function getCase(actor: Actor, caseId: string): Promise<CaseView> {
  const person = requirePerson(actor);
  const id = idFrom(caseId, "case");
  const rows = await db.$queryRaw<CaseRow[]>`
    SELECT ${caseColumns} FROM "ModerationCase" k ${caseJoins}
    WHERE k.id = ${id}::uuid AND k."groupId" = ANY(${moderatedGroupIds(person)}::uuid[])
      AND ${isHere(person)} AND ${readableArticles(person)}`;
  const [view] = await toCaseViews(person, rows);
  if (!view) throw notFound("case");
  return view;
}
