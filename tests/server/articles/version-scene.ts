import { newId } from "@/core/new-id";
import { plainTextToMarkup } from "@/core/text/markup";
import type { CreateVersion } from "@/core/version";
import { getAnnotation } from "@/server/annotations/queries";
import { listVersions } from "@/server/articles/version-queries";
import { pool } from "@/server/db";
import { actorForPerson, type SignedInActor } from "@/server/session";
import { insertPerson, type TestArticle } from "../../support/rows";

export const actor = async (fields?: Parameters<typeof insertPerson>[1]) =>
  actorForPerson((await insertPerson(pool(), fields)).id);
export const keeper = () => actor({ siteRole: "administrator" });

export const versionOf = (text: string, fields: Partial<CreateVersion> = {}): CreateVersion => ({
  id: newId(),
  baseVersion: 1,
  title: "An article of this test",
  text,
  markup: plainTextToMarkup(text),
  reason: "A correction",
  ...fields,
});

export const versions = async (who: SignedInActor, articleId: string) =>
  (await listVersions(who, articleId, {})).items;

export const replaced = (article: TestArticle, from: string, to: string) => {
  if (!article.text.includes(from)) throw new Error(`The text has no “${from}”.`);
  return article.text.replace(from, to);
};

export const wordsAt = async (who: SignedInActor, id: string): Promise<string | null> => {
  const { target, articleId } = await getAnnotation(who, id);
  if (!target || target.start === null) return null;
  const [{ text }] = (
    await pool().query(
      `SELECT v.text FROM "Article" a JOIN "ArticleVersion" v ON v.id = a."currentVersionId" WHERE a.id = $1`,
      [articleId],
    )
  ).rows;
  return text.slice(target.start, target.end);
};

export const withoutAnchor = async (articleId: string): Promise<number> =>
  Number(
    (
      await pool().query(
        `SELECT count(*) FROM "Annotation" n JOIN "Article" a ON a.id = n."articleId" WHERE a.id = $1
         AND NOT EXISTS (SELECT 1 FROM "Anchor" h WHERE h."annotationId" = n.id AND h."versionId" = a."currentVersionId")`,
        [articleId],
      )
    ).rows[0].count,
  );
