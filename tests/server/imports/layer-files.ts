import { describeRange } from "@/core/anchoring/quote";
import { newId } from "@/core/new-id";
import { pool } from "@/server/db";
import { importLayer } from "@/server/imports/commands";
import { actorForPerson, type SignedInActor } from "@/server/session";
import { insertPerson, PUBLIC_GROUP, type TestArticle } from "../../support/rows";
import { taken } from "../exports/scene";

export const actor = async (fields?: Parameters<typeof insertPerson>[1]): Promise<SignedInActor> =>
  actorForPerson((await insertPerson(pool(), fields)).id);

// biome-ignore lint/suspicious/noExplicitAny: a test reads and bends files of any shape.
export type File = any;
export const fileOf = async (reader: SignedInActor, article: TestArticle, options = {}): Promise<File> =>
  JSON.parse(await taken(reader, article.id, { format: "json", ...options }));

export const bringIn = (who: SignedInActor, article: TestArticle, file: File, options = {}) =>
  importLayer(who, article.id, { groupId: PUBLIC_GROUP, file, ...options });

export const wipe = (article: TestArticle) =>
  pool()
    .query(
      `WITH t AS (SELECT id FROM "Thread" WHERE "articleId" = $1),
       c AS (DELETE FROM "Comment" WHERE "threadId" IN (SELECT id FROM t))
     DELETE FROM "Thread" WHERE "articleId" = $1`,
      [article.id],
    )
    .then(() => pool().query(`DELETE FROM "Annotation" WHERE "articleId" = $1`, [article.id]));

export const eventsOf = async (article: TestArticle) =>
  (
    await pool().query<{ seq: string; kind: string; subjectId: string }>(
      `SELECT seq, kind, "subjectId" FROM "Event" WHERE "articleId" = $1 ORDER BY seq`,
      [article.id],
    )
  ).rows;

export const draftOn = (article: TestArticle, start: number, end: number, fields = {}) => {
  const range = { start, end };
  return {
    id: newId(),
    articleId: article.id,
    groupId: PUBLIC_GROUP,
    target: { versionId: article.versionId, ...range, quote: describeRange(article.text, range) },
    codes: [] as string[],
    note: "",
    ...fields,
  };
};

export const withoutTime = ({ exported: _, ...file }: File) => file;

export const standardOf = async (reader: SignedInActor, article: TestArticle): Promise<File> => {
  const { generated: _, ...file } = JSON.parse(await taken(reader, article.id, { format: "jsonld" }));
  return file;
};
