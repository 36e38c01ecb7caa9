import fc from "fast-check";
import { expect, test } from "vitest";
import { foldedByDatabase, foldText } from "@/core/concordance/fold";
import { piecesOf } from "@/core/concordance/needed";
import { pool } from "@/server/db";
import { insertArticle, insertVersion } from "../../support/rows";

const foldedInDatabase = async (texts: readonly string[]): Promise<string[]> => {
  const { rows } = await pool().query<{ folded: string }>(
    `SELECT fold_text(one) AS folded FROM unnest($1::text[]) WITH ORDINALITY AS each (one, at) ORDER BY at`,
    [texts],
  );
  return rows.map(({ folded }) => folded);
};

const odd = fc.constantFrom(
  ..."a|Z|war|Ä|ß|ẞ|İ|ı|ς|Σ|é|e\u0301|’|`|“|–|-|--|…|ﬁ|½|Å| |  |\n|\t|\u00a0|\u3000|\u2028|\u00ad|\u200b|\ufeff|👍🏽|🇩🇪|한|ᄒ|ᅡ|漢|か|\u3099|क्षि|\u0301|´|¨|㌔|ﷺ|К|Ё|ё|Ա|ａＢ|①|ⅷ".split(
    "|",
  ),
);
const text = fc
  .oneof(
    fc.array(odd, { maxLength: 30 }).map((all) => all.join("")),
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.string({ unit: "binary", maxLength: 30 }),
  )
  .filter((any) => any.isWellFormed() && !any.includes("\u0000"));

test("the database folds a text so that every piece that is looked for by index is in it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 60, maxLength: 60 }), async (texts) => {
      const folded = await foldedInDatabase(texts);
      texts.forEach((one, at) => {
        const ours = foldText(one).text;
        for (let from = 0; from < ours.length; from++) {
          for (const piece of piecesOf(ours.slice(from, from + 9))) {
            if (!folded[at]?.includes(piece))
              throw new Error(JSON.stringify({ one, ours, piece, database: folded[at] }));
          }
        }
      });
    }),
    { numRuns: 40 },
  );
});

test("the database folds the same letters", async () => {
  const letters = [...foldedByDatabase()];
  expect(await foldedInDatabase(letters.map(([letter]) => letter))).toEqual(
    letters.map(([, folded]) => folded),
  );
  const [news] = await foldedInDatabase(["“Biden’s\u00a0 war” — the ﬁrst \u00adso-called ‘Krieg’ ΟΔΟΣ"]);
  expect(news).toBe(foldText("“Biden’s\u00a0 war” — the ﬁrst \u00adso-called ‘Krieg’ ΟΔΟΣ").text);
});

test("the folded text is that of the current version, whoever wrote it and however", async () => {
  const article = await insertArticle(pool(), { text: "The OLD words." });
  const kept = async () => {
    const { rows } = await pool().query(
      `SELECT folded, "versionId" FROM "ArticleText" WHERE "articleId" = $1`,
      [article.id],
    );
    return rows;
  };
  expect(await kept()).toEqual([{ folded: "the old words.", versionId: article.versionId }]);
  const versionId = await insertVersion(pool(), article, { text: "The NEW “words”." });
  expect(await kept()).toEqual([{ folded: 'the new "words".', versionId }]);
  await pool().query(`DELETE FROM "Article" WHERE id = $1`, [article.id]);
  expect(await kept()).toEqual([]);
});
