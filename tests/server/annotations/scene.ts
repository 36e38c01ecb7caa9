import { describeRange } from "@/core/anchoring/quote";
import type { AnnotationDraft } from "@/core/annotation";
import { newId } from "@/core/new-id";
import { pool } from "@/server/db";
import { actorForPerson } from "@/server/session";
import { insertPerson, PUBLIC_GROUP, type TestArticle } from "../../support/rows";

export const actor = async (fields?: Parameters<typeof insertPerson>[1]) =>
  actorForPerson((await insertPerson(pool(), fields)).id);

export function draftOn(
  article: TestArticle,
  exact: string,
  fields: Partial<AnnotationDraft> = {},
): AnnotationDraft {
  const start = article.text.indexOf(exact);
  const range = { start, end: start + exact.length };
  return {
    id: newId(),
    articleId: article.id,
    groupId: PUBLIC_GROUP,
    target: { versionId: article.versionId, ...range, quote: describeRange(article.text, range) },
    codes: [],
    note: "",
    ...fields,
  };
}

export const eventsOf = async (articleId: string) =>
  (
    await pool().query<{ seq: string; kind: string; subjectId: string; groupId: string | null }>(
      `SELECT seq, kind, "subjectId", "groupId" FROM "Event" WHERE "articleId" = $1 ORDER BY seq`,
      [articleId],
    )
  ).rows;

export const countOf = async (articleId: string) =>
  Number(
    (await pool().query(`SELECT count(*) FROM "Annotation" WHERE "articleId" = $1`, [articleId])).rows[0]
      ?.count,
  );

export const fieldsOf = (error: unknown): string[] => {
  const issues = (error as { issues?: { path: PropertyKey[] }[] }).issues;
  return issues ? issues.map((issue) => issue.path.join(".")) : [];
};
