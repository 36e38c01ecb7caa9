import type { VersionAnchor } from "@/core/anchoring/succession";
import type { ExchangedDraft } from "@/core/annotation";
import type { Screening } from "@/core/moderation/hold";
import { newId } from "@/core/new-id";
import type { AnnotationRow } from "@/server/annotations/rows";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import type { SignedInActor } from "@/server/session";

/** An anchor and the version that it stands in. */
export type PlacedAnchor = VersionAnchor & { versionId: string };

/** On the article as a whole. */
const NO_ANCHOR = {
  versionId: null,
  start: null,
  end: null,
  exact: null,
  prefix: null,
  suffix: null,
  origin: null,
  needsReview: false,
} as const;

/**
 * Writes an annotation with its anchors, its codes, its numbered event, its entry in the audit log and, where it
 * has to be looked at, its case in one statement, which is one transaction and one round trip. The event takes the article's stream as `recordEvent` does; a version that
 * was saved while this waited for it is noticed.
 * @param anchors where it was made, and where it stands now if that is another version; the last is of
 *   `currentVersionId`; none on the article as a whole
 * @returns the row as a query would give it
 * @throws unique_violation where the id, or the slug in its layer, is taken; MV001 where the article has another version by now
 */
export async function insertAnnotation(
  person: SignedInActor,
  draft: ExchangedDraft,
  draftHash: string,
  currentVersionId: string,
  anchors: readonly PlacedAnchor[],
  screening: Screening,
): Promise<AnnotationRow> {
  const { id, articleId, groupId, codes, note, slug, via, canonical } = draft;
  const foreign = draft.foreign && JSON.stringify(draft.foreign);
  const standing = screening.isHeld ? "held" : "published";
  const why = screening.isHeld || screening.isSuspect ? JSON.stringify(screening.why) : null;
  const column = <K extends keyof PlacedAnchor>(name: K) => anchors.map((anchor) => anchor[name]);
  const [made] = await hotQuery<{ createdAt: Date }>(Prisma.sql`
    WITH next AS (
      UPDATE "Stream" SET seq = seq + 1 WHERE "articleId" = ${articleId}::uuid RETURNING seq
    ), current AS MATERIALIZED (
      SELECT next.seq, require_current_version(${articleId}::uuid, ${currentVersionId}::uuid) AS version FROM next
    ), made AS (
      INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", note, "draftHash", slug, via, canonical, "foreign",
        standing)
      SELECT ${id}::uuid, ${articleId}::uuid, ${groupId}::uuid, ${person.id}::uuid, ${note}, ${draftHash}, ${slug}::text,
        ${via}::text[], ${canonical}::text, ${foreign}::jsonb, ${standing}::"Standing"
      FROM current WHERE version IS NOT NULL
      RETURNING id, "createdAt"
    ), anchored AS (
      INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix, origin, why, "needsReview")
      SELECT made.id, anchor.* FROM made, unnest(${column("versionId")}::uuid[], ${column("start")}::int[],
        ${column("end")}::int[], ${column("exact")}::text[], ${column("prefix")}::text[], ${column("suffix")}::text[],
        ${column("origin")}::"AnchorOrigin"[], ${column("why")}::text[], ${column("needsReview")}::boolean[]) AS anchor
    ), coded AS (
      INSERT INTO "AnnotationCode" ("annotationId", "codeId", position)
      SELECT made.id, code.id, code.place - 1
      FROM made, unnest(${codes}::uuid[]) WITH ORDINALITY AS code (id, place)
      ON CONFLICT DO NOTHING
    ), told AS (
      INSERT INTO "Event" ("articleId", seq, kind, "actorId", "groupId", "subjectId", data)
      SELECT ${articleId}::uuid, current.seq, 'annotation-created', ${person.id}::uuid, ${groupId}::uuid, made.id, '{}'
      FROM current, made
    ), audited AS (
      INSERT INTO "AuditEntry" ("groupId", "articleId", "actorId", action, "subjectKind", "subjectId", "personId", data)
      SELECT ${groupId}::uuid, ${articleId}::uuid, ${person.id}::uuid, 'annotation.created', 'annotation', made.id,
        ${person.id}::uuid, jsonb_build_object('standing', ${standing}::text)
      FROM made WHERE ${groupId}::uuid IS NOT NULL
    ), opened AS (
      INSERT INTO "ModerationCase" (id, "groupId", "articleId", "annotationId", "authorId", "subjectVersion",
        "isPending", "isSuspect", why)
      SELECT ${newId()}::uuid, ${groupId}::uuid, ${articleId}::uuid, made.id, ${person.id}::uuid, 1,
        ${screening.isHeld}::boolean, ${screening.isSuspect}::boolean, ${why}::jsonb
      FROM made WHERE ${why}::jsonb IS NOT NULL
    )
    SELECT "createdAt" FROM made`);
  if (!made) throw new Error(`Annotation ${id} was not written.`);
  return {
    id,
    articleId,
    groupId,
    authorId: person.id,
    authorName: person.name,
    authorHandle: person.handle,
    note,
    noteEditedAt: null,
    version: 1,
    draftHash,
    createdAt: made.createdAt,
    updatedAt: made.createdAt,
    deletedAt: null,
    deletedById: null,
    isTombstone: false,
    standing,
    ...(anchors.at(-1) ?? NO_ANCHOR),
    codes,
    commentCount: 0,
    ownCommentCount: 0,
  };
}
