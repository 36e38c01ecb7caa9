import { type CaseView, CLAIM_MINUTES } from "@/core/moderation/case";
import { canActOn, canApproveWords, type StandingOf } from "@/core/permissions";
import { db } from "@/server/db";
import { aroundComments } from "@/server/moderation/around";
import { recordKey, recordsOf } from "@/server/moderation/author-records";
import type { CaseRow } from "@/server/moderation/case-rows";
import { peopleById } from "@/server/moderation/people";
import { standingsIn } from "@/server/moderation/subjects";
import type { SignedInActor } from "@/server/session";

/** Cases with all that a moderator needs to decide, in their order. A fixed number of queries per group. */
export async function toCaseViews(person: SignedInActor, rows: readonly CaseRow[]): Promise<CaseView[]> {
  if (rows.length === 0) return [];
  const flags = await flagsOf(rows.map(({ id }) => id));
  const around = await aroundComments(
    person,
    rows.flatMap(({ commentId }) => commentId ?? []),
  );
  const records = await recordsOf(rows);
  const people = await peopleById(
    db,
    rows.flatMap(({ claimedById, decidedById }) => [claimedById, decidedById]),
  );
  const authors = new Map<string, ReadonlyMap<string, StandingOf>>();
  for (const groupId of new Set(rows.map((row) => row.groupId))) {
    const ids = rows.flatMap((row) => (row.groupId === groupId ? [row.authorId] : []));
    authors.set(groupId, await standingsIn(db, groupId, ids));
  }
  return rows.map((row) => {
    const record = records.get(recordKey(row));
    if (!record) throw new Error(`The author of case ${row.id} is gone.`);
    const author = authors.get(row.groupId)?.get(row.authorId) ?? { personId: row.authorId, role: null };
    const mayAct = canActOn(person, row.groupId, author);
    return {
      id: row.id,
      version: row.version,
      group: { id: row.groupId, slug: row.groupSlug, name: row.groupName },
      article: { id: row.articleId, slug: row.articleSlug, title: row.title },
      kinds: kindsOf(row),
      subject: {
        kind: row.annotationId ? "annotation" : "comment",
        id: row.annotationId ?? row.commentId ?? "",
        version: row.subjectVersion,
        standing: row.standing,
        body: row.body,
        codes: row.codes,
        createdAt: row.createdAt.toISOString(),
        editedAt: row.editedAt?.toISOString() ?? null,
        threadId: row.threadId,
      },
      passage:
        row.exact === null ? null : { before: row.prefix ?? "", exact: row.exact, after: row.suffix ?? "" },
      around: around.get(row.commentId ?? "") ?? [],
      why: row.why,
      flagWeight: row.flagWeight,
      flags: flags.get(row.id) ?? [],
      author: record,
      openedAt: row.openedAt.toISOString(),
      claim: claimOf(row, people),
      decided:
        row.decidedAt === null
          ? null
          : {
              by: people.get(row.decidedById ?? "") ?? null,
              at: row.decidedAt.toISOString(),
              decision: row.decision ?? "",
            },
      can: {
        approve: canApproveWords(person, row.groupId, author),
        act: mayAct,
        sanction: mayAct && author.role !== null,
      },
    };
  });
}

const kindsOf = ({ isPending, isFlagged, isSuspect }: CaseRow): CaseView["kinds"] => [
  ...(isPending ? (["pending"] as const) : []),
  ...(isFlagged ? (["flagged"] as const) : []),
  ...(isSuspect ? (["suspect"] as const) : []),
];

/** When a claim that was made then ends. */
export const claimEnd = (claimedAt: Date): string =>
  new Date(claimedAt.getTime() + CLAIM_MINUTES * 60_000).toISOString();

function claimOf(
  { claimedById, claimedAt }: CaseRow,
  people: Awaited<ReturnType<typeof peopleById>>,
): CaseView["claim"] {
  const by = people.get(claimedById ?? "");
  return by && claimedAt ? { by, until: claimEnd(claimedAt) } : null;
}

async function flagsOf(caseIds: readonly string[]): Promise<ReadonlyMap<string, CaseView["flags"]>> {
  const rows = await db.flag.findMany({
    where: { caseId: { in: [...caseIds] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      caseId: true,
      reason: true,
      body: true,
      subjectVersion: true,
      createdAt: true,
      reporter: { select: { id: true, name: true, handle: true } },
    },
  });
  const flags = new Map<string, CaseView["flags"]>();
  for (const { caseId, subjectVersion, createdAt, ...flag } of rows) {
    const own = flags.get(caseId ?? "") ?? [];
    flags.set(caseId ?? "", own);
    own.push({ ...flag, version: subjectVersion, createdAt: createdAt.toISOString() });
  }
  return flags;
}
