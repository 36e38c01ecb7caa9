import { randomUUID } from "node:crypto";
import type { ExportHead } from "@/core/export/layer-export";
import type { ExportOptions } from "@/core/export/options";
import type { LayerScope } from "@/server/exports/layer-reader";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import { entityTag } from "@/server/http/entity-tag";
import type { Actor } from "@/server/session";

/** Another process may be of another release, which writes its files otherwise. */
const EDITION = randomUUID();

/**
 * The opaque part of a weak entity tag (RFC 9110, section 8.8.1): files under the same tag say the same, but for the
 * time at which they were taken. Known before any of their words is read, from a fraction of what writing them costs.
 *
 * It stands on what the file is made of, never on what commands announce: PostgreSQL gives every row the number of the
 * transaction that wrote it (`xmin`), so that nothing can be changed and keep it. And it is one actor's, with the
 * rights that they have at this moment: nobody's tag is another's.
 */
export async function layerTag(scope: LayerScope, head: ExportHead, options: ExportOptions): Promise<string> {
  // Of the codes that might be given, those that are given count, with their rows.
  const { article, codes: _, exportedAt: __, ...about } = head;
  const { version, ...described } = article;
  return entityTag(
    JSON.stringify([
      EDITION,
      viewOf(scope.actor),
      options,
      about,
      described,
      version.id,
      await fingerprint(scope),
    ]),
  );
}

/** Whom it is written for, and all that rules ask of them. */
const viewOf = (actor: Actor) =>
  actor.kind === "visitor" ? null : [actor.id, actor.siteRole, actor.roles, actor.blindTo];

/** How many rows there are of each kind in the article's layers, and the sum of what tells their states apart. */
async function fingerprint({ articleId }: LayerScope): Promise<unknown> {
  const article = Prisma.sql`${articleId}::uuid`;
  const ofRows = (state: Prisma.Sql, from: Prisma.Sql): Prisma.Sql =>
    Prisma.sql`(SELECT count(*) || '.' || coalesce(sum(hashtextextended(${state}, 0)), 0) FROM ${from})`;
  const inThread = Prisma.sql`"Comment" c JOIN "Thread" t ON t.id = c."threadId" WHERE t."articleId" = ${article}`;
  const [row] = await hotQuery<{ states: unknown }>(Prisma.sql`SELECT json_build_array(
    ${ofRows(Prisma.sql`n.id::text || n.xmin`, Prisma.sql`"Annotation" n WHERE n."articleId" = ${article}`)},
    ${ofRows(
      Prisma.sql`h."annotationId"::text || h."versionId" || h.xmin`,
      Prisma.sql`"Anchor" h JOIN "ArticleVersion" v ON v.id = h."versionId" WHERE v."articleId" = ${article}`,
    )},
    ${ofRows(
      Prisma.sql`ac."annotationId"::text || ac."codeId" || ac.xmin || ' ' || c.xmin || ' ' || b.xmin`,
      Prisma.sql`"AnnotationCode" ac JOIN "Code" c ON c.id = ac."codeId" JOIN "Codebook" b ON b.id = c."codebookId"
        JOIN "Annotation" n ON n.id = ac."annotationId" WHERE n."articleId" = ${article}`,
    )},
    ${ofRows(Prisma.sql`t.id::text || t.xmin`, Prisma.sql`"Thread" t WHERE t."articleId" = ${article}`)},
    ${ofRows(Prisma.sql`c.id::text || c.xmin`, inThread)},
    ${ofRows(
      Prisma.sql`p.id::text || p.handle || ' ' || p.name`,
      Prisma.sql`"Person" p WHERE p.id IN (
        SELECT n."authorId" FROM "Annotation" n WHERE n."articleId" = ${article}
        UNION SELECT c."authorId" FROM ${inThread})`,
    )}) AS states`);
  return row?.states;
}
