import { CLAIM_MINUTES } from "@/core/moderation/case";
import type { Why } from "@/core/moderation/hold";
import type { ActorFacts } from "@/core/permissions";
import type { Standing } from "@/core/standing";
import { Prisma } from "@/server/generated/prisma/client";
import { isLiveAnnotation, isLiveComment } from "@/server/visibility";

export interface CaseRow {
  id: string;
  version: number;
  groupId: string;
  groupSlug: string;
  groupName: string;
  articleId: string;
  articleSlug: string;
  title: string;
  annotationId: string | null;
  commentId: string | null;
  threadId: string | null;
  authorId: string;
  isPending: boolean;
  isFlagged: boolean;
  isSuspect: boolean;
  why: Why[];
  flagWeight: number;
  openedAt: Date;
  claimedById: string | null;
  claimedAt: Date | null;
  decidedAt: Date | null;
  decidedById: string | null;
  decision: string | null;
  subjectVersion: number;
  standing: Standing;
  body: string;
  codes: string[];
  createdAt: Date;
  editedAt: Date | null;
  exact: string | null;
  prefix: string | null;
  suffix: string | null;
}

/** Over `"ModerationCase" k`: its subject `n` or `c` with the thread `t`, its article `a` in the current version `v`. */
export const caseJoins = Prisma.sql`
  JOIN "Group" g ON g.id = k."groupId"
  JOIN "Article" a ON a.id = k."articleId"
  JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
  LEFT JOIN "Annotation" n ON n.id = k."annotationId"
  LEFT JOIN "Comment" c ON c.id = k."commentId"
  LEFT JOIN "Thread" t ON t.id = c."threadId"
  LEFT JOIN "Anchor" h ON h."annotationId" = coalesce(n.id, t."annotationId") AND h."versionId" = v.id`;

/** What its author deleted waits for nobody; restored, it is back. */
export const isHere = (actor: ActorFacts): Prisma.Sql =>
  Prisma.sql`CASE WHEN n.id IS NOT NULL
    THEN n."groupId" = k."groupId" AND ${isLiveAnnotation(actor)} ELSE ${isLiveComment(actor)} END`;

export const isClaimed = Prisma.sql`(k."claimedById" IS NOT NULL
  AND k."claimedAt" > now() - make_interval(mins => ${CLAIM_MINUTES}::int))`;

export const caseColumns = Prisma.sql`
  k.id, k.version, k."groupId", g.slug AS "groupSlug", g.name AS "groupName",
  k."articleId", a.slug AS "articleSlug", v.title, k."annotationId", k."commentId", c."threadId", k."authorId",
  k."isPending", k."isFlagged", k."isSuspect", k.why, k."flagWeight", k."openedAt",
  CASE WHEN ${isClaimed} THEN k."claimedById" END AS "claimedById", k."claimedAt",
  k."decidedAt", k."decidedById", k.decision,
  coalesce(n.version, c.version) AS "subjectVersion", coalesce(n.standing, c.standing)::text AS standing,
  coalesce(n.note, c.body) AS body,
  ARRAY(SELECT x."codeId" FROM "AnnotationCode" x WHERE x."annotationId" = n.id ORDER BY x.position) AS codes,
  coalesce(n."createdAt", c."createdAt") AS "createdAt",
  CASE WHEN n.id IS NULL THEN c."editedAt" WHEN n."updatedAt" > n."createdAt" THEN n."updatedAt" END AS "editedAt",
  h.exact, h.prefix, h.suffix`;
