import type { ImportPlan, PlannedComment } from "@/core/import-layer/planned";
import { newId } from "@/core/new-id";
import { measureDepths, recountThreads } from "@/server/comments/counts";
import type { Transaction } from "@/server/db";
import { draftHash } from "@/server/draft-hash";
import { type NewEvent, recordEvents } from "@/server/events";
import type { SignedInActor } from "@/server/session";

export interface ImportPlace {
  articleId: string;
  groupId: string | null;
  currentVersionId: string;
}

/**
 * Writes all that a plan brings in, with its events, in the caller's transaction, which holds the article's
 * stream. A fixed number of statements, however much there is.
 */
export async function writePlan(
  tx: Transaction,
  person: SignedInActor,
  place: ImportPlace,
  plan: ImportPlan,
): Promise<void> {
  await writeAnnotations(tx, person, place, plan);
  await writeThreads(tx, person, place, plan);
  const events: Omit<NewEvent, "articleId">[] = [];
  const told = { actorId: person.id };
  for (const { id, groupId, made, comments } of plan.annotations) {
    if (made) events.push({ ...told, groupId, kind: "annotation-created", subjectId: id });
    for (const comment of comments) {
      const data = { annotationId: id, parentId: comment.parentId };
      events.push({ ...told, groupId, kind: "comment-created", subjectId: comment.id, data });
    }
  }
  for (const { id, parentId } of plan.discussion) {
    const data = { annotationId: null, parentId };
    events.push({ ...told, groupId: place.groupId, kind: "comment-created", subjectId: id, data });
  }
  await recordEvents(tx, place.articleId, events);
}

async function writeAnnotations(
  tx: Transaction,
  person: SignedInActor,
  { articleId, currentVersionId }: ImportPlace,
  plan: ImportPlan,
): Promise<void> {
  const made = plan.annotations.flatMap(({ groupId, made }) => (made ? [{ groupId, ...made }] : []));
  const annotations = made.map(({ codes: _, anchors: __, entry, provenance, ...one }) => ({
    ...one,
    ...provenance,
    draftHash: draftHash(entry),
  }));
  await tx.$executeRaw`
    INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", note, version, "draftHash", "createdAt",
      "updatedAt", "deletedAt", "deletedById", "isTombstone", slug, via, canonical, "foreign")
    SELECT x.id, ${articleId}::uuid, x."groupId", x."authorId", x.note, x.version, x."draftHash",
      least(coalesce(x.created, now()), now()), least(coalesce(x.updated, now()), now()),
      CASE WHEN x.deleted THEN now() END, CASE WHEN x.deleted THEN ${person.id}::uuid END, x.deleted, x.slug,
      x.via, x.canonical, nullif(x."foreign", 'null'::jsonb)
    FROM jsonb_to_recordset(${JSON.stringify(annotations)}::jsonb) AS x(id uuid, "groupId" uuid, "authorId" uuid,
      note text, version int, "draftHash" text, created timestamptz, updated timestamptz, deleted boolean,
      slug text, via text[], canonical text, "foreign" jsonb)`;
  const anchors = made.flatMap(({ id: annotationId, anchors: places }) => {
    if (places === null) return [];
    const current = { annotationId, versionId: currentVersionId, ...places.current };
    return places.earlier ? [{ annotationId, ...places.earlier }, current] : [current];
  });
  await tx.$executeRaw`
    INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix, origin, why, "needsReview")
    SELECT x."annotationId", x."versionId", x.start, x."end", x.exact, x.prefix, x.suffix,
      x.origin::"AnchorOrigin", x.why, x."needsReview"
    FROM jsonb_to_recordset(${JSON.stringify(anchors)}::jsonb) AS x("annotationId" uuid, "versionId" uuid, start int,
      "end" int, exact text, prefix text, suffix text, origin text, why text, "needsReview" boolean)`;
  await tx.annotationCode.createMany({
    data: made.flatMap((one) =>
      one.codes.map((codeId, position) => ({ annotationId: one.id, codeId, position })),
    ),
  });
}

async function writeThreads(
  tx: Transaction,
  person: SignedInActor,
  { articleId, groupId }: ImportPlace,
  plan: ImportPlan,
): Promise<void> {
  const discussed = plan.annotations.filter((one) => one.comments.length > 0);
  if (discussed.length === 0 && plan.discussion.length === 0) return;
  await tx.thread.createMany({
    data: discussed.map((one) => ({ id: newId(), articleId, groupId: one.groupId, annotationId: one.id })),
    skipDuplicates: true,
  });
  if (plan.discussion.length > 0) {
    const place = { articleId, groupId, annotationId: null };
    const known = await tx.thread.findFirst({ where: place, select: { id: true } });
    if (!known) await tx.thread.create({ data: { id: newId(), ...place }, select: { id: true } });
  }
  const row =
    (annotationId: string | null) =>
    ({ entry, provenance, ...one }: PlannedComment) => ({
      annotationId,
      ...one,
      ...provenance,
      draftHash: draftHash(entry),
    });
  const comments = [
    ...discussed.flatMap((one) => one.comments.map(row(one.id))),
    ...plan.discussion.map(row(null)),
  ];
  const said = await tx.$queryRaw<{ threadId: string }[]>`
      INSERT INTO "Comment" (id, "threadId", "parentId", "authorId", body, version, "draftHash", "createdAt",
        "editedAt", "deletedAt", "deletedById", "isTombstone", via, canonical, "foreign", quote)
      SELECT x.id, t.id, x."parentId", x."authorId", x.body, x.version, x."draftHash",
        least(coalesce(x.created, now()), now()), CASE WHEN x.edited IS NOT NULL THEN least(x.edited, now()) END,
        CASE WHEN x.deleted THEN now() END, CASE WHEN x.deleted THEN ${person.id}::uuid END, x.deleted, x.via,
        x.canonical, nullif(x."foreign", 'null'::jsonb), nullif(x.quote, 'null'::jsonb)
      FROM jsonb_to_recordset(${JSON.stringify(comments)}::jsonb) AS x("annotationId" uuid, id uuid, "parentId" uuid,
        "authorId" uuid, body text, version int, "draftHash" text, created timestamptz, edited timestamptz,
        deleted boolean, via text[], canonical text, "foreign" jsonb, quote jsonb)
      JOIN "Thread" t ON t."articleId" = ${articleId}::uuid AND CASE WHEN x."annotationId" IS NULL
        THEN t."annotationId" IS NULL AND t."groupId" = ${groupId}::uuid
        ELSE t."annotationId" = x."annotationId" END
      RETURNING "threadId"`;
  const threadIds = [...new Set(said.map(({ threadId }) => threadId))];
  await measureDepths(tx, threadIds);
  await recountThreads(tx, threadIds);
}
