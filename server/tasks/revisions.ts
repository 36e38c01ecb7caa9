import { isBlindTo } from "@/core/permissions";
import type { PersonRef } from "@/core/person";
import { type Change, type CodeMove, type PassSpan, revise, withCodesMoved } from "@/core/tasks/revision";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import type { Actor } from "@/server/session";
import { codesOfTask, isOfTask } from "@/server/tasks/passes";
import { articleIdsOf, readableTask, type TaskRow } from "@/server/tasks/task-rows";
import { isLiveAnnotation } from "@/server/visibility";

/** What somebody changed since their first pass, until now or until the task was closed. */
export interface Revision {
  person: PersonRef;
  /** When the first pass was taken. */
  since: string;
  changes: Change[];
}

export interface Revisions {
  revisions: Revision[];
  /** Names of the codes in them, by id. */
  codes: Record<string, string>;
}

interface SpanRow extends PassSpan {
  personId: string;
}

/**
 * Who changed what after the first pass, by name. Of others only where the actor sees their words; what a moderator
 * withheld since is left out for those who may not see it.
 * @throws AppError not-found, also for a task of a group that the actor may not read.
 */
export async function getRevisions(actor: Actor, taskId: string): Promise<Revisions> {
  const task = await readableTask(actor, taskId);
  const passes = await db.codingPass.findMany({
    where: { taskId: task.id },
    select: {
      id: true,
      number: true,
      takenAt: true,
      person: { select: { id: true, name: true, handle: true } },
    },
  });
  const firsts = passes.filter(({ number, person }) => number === 1 && maySee(actor, task, person.id));
  const second = new Map(passes.flatMap((one) => (one.number === 2 ? [[one.person.id, one] as const] : [])));
  const open = firsts.filter(({ person }) => !second.has(person.id)).map(({ person }) => person.id);
  const [kept, now] = await Promise.all([
    spansOf(
      actor,
      [...firsts, ...second.values()].map(({ id }) => id),
    ),
    spansNow(actor, task, open),
  ]);
  const moves = await movesSince(
    new Date(Math.min(...firsts.map(({ takenAt }) => takenAt.getTime()))),
    firsts.flatMap(({ id }) => kept.get(id) ?? []),
  );
  const revisions = firsts
    .map(({ id, person, takenAt }) => {
      const after = second.get(person.id);
      const between = moves.filter(({ at }) => at > takenAt && (!after || at <= after.takenAt));
      return {
        person,
        since: takenAt.toISOString(),
        changes: revise(
          withCodesMoved(kept.get(id) ?? [], between),
          after === undefined
            ? now.filter(({ personId }) => personId === person.id)
            : (kept.get(after.id) ?? []),
        ),
      };
    })
    .sort((a, b) => a.person.name.localeCompare(b.person.name, "en"));
  return { revisions, codes: await namesOf(revisions) };
}

const maySee = (actor: Actor, task: TaskRow, personId: string): boolean =>
  (actor.kind === "person" && actor.id === personId) ||
  !articleIdsOf(task).some((articleId) => isBlindTo(actor, { groupId: task.groupId, articleId }));

/** By the pass. What its author has deleted since was shown to all before, and is what this is about. */
async function spansOf(actor: Actor, passIds: string[]): Promise<Map<string, PassSpan[]>> {
  const rows = await hotQuery<PassSpan & { passId: string }>(Prisma.sql`
    SELECT s."passId", s."annotationId", s."articleId", s."versionId", s.start, s."end", s.exact, s."codeIds"
    FROM "PassSpan" s LEFT JOIN "Annotation" n ON n.id = s."annotationId"
    WHERE s."passId" = ANY(${passIds}::uuid[])
      AND (n.id IS NULL OR n."deletedAt" IS NOT NULL OR ${isLiveAnnotation(actor)})
    ORDER BY s.start, s."annotationId"`);
  const byPass = new Map<string, PassSpan[]>();
  for (const { passId, ...span } of rows) byPass.set(passId, [...(byPass.get(passId) ?? []), span]);
  return byPass;
}

/** What changes of codebooks have moved on these passages, in order; undone ones there and back. */
async function movesSince(
  since: Date,
  spans: readonly PassSpan[],
): Promise<readonly (CodeMove & { at: Date })[]> {
  const codeIds = [...new Set(spans.flatMap((span) => span.codeIds))];
  if (codeIds.length === 0) return [];
  // A move is packed as [annotation, from, to, …] (server/codebooks/passage-moves.ts).
  return hotQuery<CodeMove & { at: Date }>(Prisma.sql`
    SELECT m->>0 AS "annotationId", m->>1 AS "from", m->>2 AS "to", v."madeAt" AS at
    FROM "CodebookVersion" v CROSS JOIN LATERAL jsonb_array_elements(v.undo->'moves') AS m
    WHERE v."codebookId" IN (SELECT k."codebookId" FROM "Code" k WHERE k.id = ANY(${codeIds}::uuid[]))
      AND v."madeAt" > ${since} AND m->>0 = ANY(${spans.map(({ annotationId }) => annotationId)}::text[])
    ORDER BY v."codebookId", v.number`);
}

const spansNow = (actor: Actor, task: TaskRow, personIds: string[]): Promise<SpanRow[]> =>
  hotQuery<SpanRow>(Prisma.sql`
    SELECT n."authorId" AS "personId", n.id AS "annotationId", n."articleId",
      coalesce(h."versionId", a."currentVersionId") AS "versionId", h.start, h."end", coalesce(h.exact, '') AS exact,
      ${codesOfTask(task)} AS "codeIds"
    FROM "Annotation" n JOIN "Article" a ON a.id = n."articleId"
    LEFT JOIN "Anchor" h ON h."annotationId" = n.id AND h."versionId" = a."currentVersionId"
    WHERE n."authorId" = ANY(${personIds}::uuid[]) AND ${isOfTask(task)} AND ${isLiveAnnotation(actor)}
    ORDER BY h.start, n.id`);

async function namesOf(revisions: readonly Revision[]): Promise<Record<string, string>> {
  const ids = revisions.flatMap(({ changes }) =>
    changes.flatMap(({ before, after }) => [...(before?.codeIds ?? []), ...(after?.codeIds ?? [])]),
  );
  const rows = await db.code.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
