import { readableArticles } from "@/server/articles/access";
import { Prisma } from "@/server/generated/prisma/client";
import type { Actor } from "@/server/session";
import { isLiveAnnotation, isNotWithheld } from "@/server/visibility";

/** Whose annotations are looked at. The caller has proven that the actor may read the group, article and codebook. */
export interface AnalysisScope {
  groupId: string;
  articleId?: string;
  codebookId?: string;
}

/**
 * The annotations of the scope that count for the actor, as rows of id, author, article and time: a group's
 * published words on articles that they may read. Private ones and withheld ones count for nobody.
 */
export const scoped = (actor: Actor, { groupId, articleId, codebookId }: AnalysisScope): Prisma.Sql =>
  Prisma.sql`
    SELECT n.id, n."authorId", n."articleId", n."createdAt"
    FROM "Annotation" n
    WHERE n."groupId" = ${groupId}::uuid AND ${isLiveAnnotation(actor)} AND ${isNotWithheld}
      ${
        articleId
          ? Prisma.sql`AND n."articleId" = ${articleId}::uuid`
          : Prisma.sql`AND n."articleId" IN (SELECT a.id FROM "Article" a WHERE ${readableArticles(actor)})`
      }
      ${
        codebookId
          ? Prisma.sql`AND EXISTS (SELECT FROM "AnnotationCode" x JOIN "Code" y ON y.id = x."codeId"
              WHERE x."annotationId" = n.id AND y."codebookId" = ${codebookId}::uuid)`
          : Prisma.empty
      }`;

/** The codes on them, over `scoped` as "scoped". */
export const given = ({ codebookId }: AnalysisScope): Prisma.Sql => Prisma.sql`
    SELECT s.id, s."authorId", s."articleId", c."codeId"
    FROM scoped s JOIN "AnnotationCode" c ON c."annotationId" = s.id
    ${
      codebookId
        ? Prisma.sql`JOIN "Code" k ON k.id = c."codeId" AND k."codebookId" = ${codebookId}::uuid`
        : Prisma.empty
    }`;
