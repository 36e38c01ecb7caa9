import { carrierBetween } from "@/core/anchoring/carry";
import { canUndoSettling, canVoteOnSettling } from "@/core/permissions";
import type { PersonRef } from "@/core/person";
import type { SettledHow } from "@/core/settling/decision";
import type { SettlementView } from "@/core/settling/settlement";
import { codesNow } from "@/server/agreement/codes-now";
import { versionText } from "@/server/articles/version-text";
import { db, type Transaction } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import { peopleById } from "@/server/moderation/people";
import type { Actor } from "@/server/session";
import { settlingRule } from "@/server/settling/rule";
import { isLiveAnnotation, isNotWithheld } from "@/server/visibility";

export const settlementSelect = {
  id: true,
  groupId: true,
  articleId: true,
  versionId: true,
  taskId: true,
  codeId: true,
  start: true,
  end: true,
  exact: true,
  isAccepted: true,
  how: true,
  state: true,
  note: true,
  decidedById: true,
  decidedAt: true,
  version: true,
  sources: { select: { annotationId: true, codeId: true, personId: true } },
  votes: { select: { personId: true, isFor: true } },
  task: { select: { votesToSettle: true } },
} as const satisfies Prisma.SettlementSelect;

export type SettlementRow = Prisma.SettlementGetPayload<{ select: typeof settlementSelect }>;

interface Place {
  start: number | null;
  end: number | null;
  place: SettlementView["place"];
}

/** Settled passages in the words of the article's current version: carried as annotations are, at each reading. */
export async function placesIn(
  rows: readonly Pick<SettlementRow, "id" | "versionId" | "start" | "end">[],
  currentVersionId: string,
): Promise<Map<string, Place>> {
  const carriers = new Map<string, ReturnType<typeof carrierBetween>>();
  const places = new Map<string, Place>();
  for (const { id, versionId, start, end } of rows) {
    if (versionId === currentVersionId) {
      places.set(id, { start, end, place: "certain" });
      continue;
    }
    let carry = carriers.get(versionId);
    if (!carry) {
      carry = carrierBetween(await versionText(versionId), await versionText(currentVersionId));
      carriers.set(versionId, carry);
    }
    const carried = carry({ start, end });
    places.set(id, {
      start: carried.start,
      end: carried.end,
      place: carried.status === "anchored" ? "certain" : carried.status === "review" ? "unsure" : "lost",
    });
  }
  return places;
}

/** Of settlements' sources, the annotations whose words others see: whose they were is told of these alone. */
async function seenSources(tx: Transaction, actor: Actor, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT n.id FROM "Annotation" n
    WHERE n.id = ANY(${[...new Set(ids)]}::uuid[]) AND ${isLiveAnnotation(actor)} AND ${isNotWithheld}`;
  return new Set(rows.map(({ id }) => id));
}

/** @param currentVersionId of the one article that all rows are of, in one group */
export async function toSettlementViews(
  actor: Actor,
  rows: readonly SettlementRow[],
  currentVersionId: string,
  tx: Transaction = db,
): Promise<SettlementView[]> {
  const proposed = rows.find(({ state }) => state === "proposed");
  const [rule, places, people, seen, codes] = await Promise.all([
    proposed ? settlingRule(tx, proposed.articleId, proposed.groupId) : null,
    placesIn(rows, currentVersionId),
    peopleById(
      tx,
      rows.map(({ decidedById }) => decidedById),
    ),
    seenSources(
      tx,
      actor,
      rows.flatMap(({ sources }) => sources.map(({ annotationId }) => annotationId)),
    ),
    codesNow(
      tx,
      rows.flatMap(({ codeId, sources }) => [codeId, ...sources.map((one) => one.codeId)]),
    ),
  ]);
  const now = (codeId: string) => codes.get(codeId)?.id ?? codeId;
  return rows.map((row) => {
    const sources = row.sources.map((one) => ({ ...one, codeId: now(one.codeId) }));
    // What is still open is settled by the rule of now, whatever it was proposed under.
    const needed = row.state === "proposed" ? rule?.votesNeeded : row.task?.votesToSettle;
    return toView(
      actor,
      { ...row, codeId: now(row.codeId), sources },
      needed ?? 0,
      places.get(row.id),
      people,
      seen,
    );
  });
}

function toView(
  actor: Actor,
  {
    versionId: _versionId,
    taskId: _taskId,
    decidedById,
    decidedAt,
    sources,
    votes,
    task: _task,
    how,
    ...row
  }: SettlementRow,
  needed: number,
  place: Place | undefined,
  people: ReadonlyMap<string, PersonRef>,
  seen: ReadonlySet<string>,
): SettlementView {
  const inFavour = votes.filter(({ isFor }) => isFor).length;
  const mine = votes.find(({ personId }) => actor.kind === "person" && personId === actor.id);
  return {
    ...row,
    start: place?.start ?? null,
    end: place?.end ?? null,
    place: place?.place ?? "lost",
    how: how as SettledHow,
    decidedBy: people.get(decidedById ?? "") ?? null,
    decidedAt: decidedAt.toISOString(),
    sources: sources.filter(({ annotationId }) => seen.has(annotationId)),
    votes:
      needed === 0
        ? null
        : { for: inFavour, against: votes.length - inFavour, needed, mine: mine?.isFor ?? null },
    can: {
      undo: row.state !== "undone" && canUndoSettling(actor, { groupId: row.groupId, decidedById }),
      vote: row.state === "proposed" && needed > 0 && canVoteOnSettling(actor, row.groupId),
    },
  };
}
