import { pool } from "@/server/db";
import { actorForPerson } from "@/server/session";
import { insertPerson } from "../../support/rows";

export const actor = async (fields?: Parameters<typeof insertPerson>[1]) =>
  actorForPerson((await insertPerson(pool(), fields)).id);

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
