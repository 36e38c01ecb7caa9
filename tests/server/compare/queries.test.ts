import { beforeAll, describe, expect, test } from "vitest";
import { SURE_FROM } from "@/core/compare/confidence";
import { getComparison } from "@/server/compare/queries";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { type Actor, actorForPerson, VISITOR } from "@/server/session";
import { insertCodebook } from "../../support/codebook-rows";
import {
  insertAnnotation,
  insertArticle,
  insertGroup,
  insertPerson,
  insertVersion,
} from "../../support/rows";

beforeAll(ensurePublicGroup);

const LEFT = "Envoy Lena Brandt met Tomas Okafor in Marenport on Tuesday.\n“It is over,” Brandt claimed.";
const RIGHT = "On Tuesday, Tomas Okafor met envoy Lena Brandt in Marenport.\nRain fell.";

async function scene() {
  const [reader, author] = [await insertPerson(pool()), await insertPerson(pool())];
  const [left, right] = [
    await insertArticle(pool(), { text: LEFT }),
    await insertArticle(pool(), { text: RIGHT }),
  ];
  const book = await insertCodebook(pool());
  return { reader, author, left, right, codeIds: [book.codes[0]], actor: await actorForPerson(reader.id) };
}

const passagesFor = async (actor: Actor, asked: Parameters<typeof getComparison>[1]) =>
  (await getComparison(actor, asked)).readings?.codes.map(({ left, right }) => [
    left.passages,
    right.passages,
  ]);

describe("a comparison", () => {
  test("aligns the two texts and counts what a group tagged in each", async () => {
    const { author, left, right, codeIds, actor } = await scene();
    await insertAnnotation(pool(), left, author, { exact: "Lena Brandt", codeIds });
    await insertAnnotation(pool(), left, author, { exact: "It is over", codeIds });
    await insertAnnotation(pool(), right, author, { exact: "Rain fell", codeIds });
    const comparison = await getComparison(actor, { left: left.slug, right: right.slug });
    const sure = comparison.texts?.alignment.links.filter(({ confidence }) => confidence >= SURE_FROM);
    expect(sure).toMatchObject([{ left: 0, right: 0 }]);
    expect(comparison.readings?.codes).toMatchObject([
      { codeId: codeIds[0], left: { passages: 2, sentences: 2 }, right: { passages: 1, sentences: 1 } },
    ]);
    expect(comparison.readings?.codes[0]?.difference?.difference).toBeCloseTo(0.5);
  });

  test("counts neither what is held, deleted or private, nor what is another group's", async () => {
    const { reader, author, left, right, codeIds } = await scene();
    const group = await insertGroup(pool(), { [reader.id]: "owner", [author.id]: "member" });
    const actor = await actorForPerson(reader.id);
    const inGroup = { exact: "Brandt", codeIds, groupId: group.id };
    const held = await insertAnnotation(pool(), left, author, inGroup);
    const gone = await insertAnnotation(pool(), left, author, inGroup);
    await pool().query(`UPDATE "Annotation" SET standing = 'held' WHERE id = $1`, [held.id]);
    await pool().query(`UPDATE "Annotation" SET "deletedAt" = now() WHERE id = $1`, [gone.id]);
    await insertAnnotation(pool(), left, reader, { ...inGroup, groupId: null });
    await insertAnnotation(pool(), left, author, { exact: "Brandt", codeIds });
    const asked = { left: left.slug, right: right.slug, group: group.slug };
    // The owner sees what is held, on the reader page; here it counts for nobody.
    expect(await passagesFor(actor, asked)).toEqual([]);
    await insertAnnotation(pool(), left, author, inGroup);
    expect(await passagesFor(actor, asked)).toEqual([[1, 0]]);
  });

  test("is not there for who may not read one of the articles, or the group", async () => {
    const { reader, left, right } = await scene();
    const group = await insertGroup(pool(), { [reader.id]: "member" });
    const secret = await insertArticle(pool(), { text: RIGHT, groupIds: [group.id] });
    const missing = { code: "not-found" };
    await expect(getComparison(VISITOR, { left: left.slug, right: secret.slug })).rejects.toMatchObject(
      missing,
    );
    await expect(getComparison(VISITOR, { left: secret.slug, right: left.slug })).rejects.toMatchObject(
      missing,
    );
    const asked = { left: left.slug, right: right.slug, group: group.slug };
    await expect(getComparison(VISITOR, asked)).rejects.toMatchObject(missing);
    expect((await getComparison(await actorForPerson(reader.id), asked)).group.id).toBe(group.id);
  });

  test("of a text that is too long to be compared shows both, paragraph by paragraph", async () => {
    const { right, actor } = await scene();
    const long = await insertArticle(pool(), { text: `${"Long, long words. ".repeat(6_000)}\nThe end.` });
    const { texts, readings, reads } = await getComparison(actor, { left: long.slug, right: right.slug });
    expect([texts, readings]).toEqual([null, null]);
    const shown = ({ text, sentences }: typeof reads.left) =>
      sentences.map(({ start, end }) => text.slice(start, end));
    expect(shown(reads.left).at(-1)).toBe("The end.");
    expect(shown(reads.right)).toEqual(RIGHT.split("\n"));
  });

  test("sets two versions of one article beside one another", async () => {
    const { left, author, actor } = await scene();
    await insertVersion(pool(), left, { text: `${LEFT}\nIt was not.`, author });
    const { texts } = await getComparison(actor, {
      left: left.slug,
      right: left.slug,
      leftVersion: 1,
      rightVersion: 2,
    });
    expect(texts?.alignment.links.map((link) => [link.left, link.right])).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(texts?.alignment.right).toEqual(["told", "told", "alone"]);
    await expect(
      getComparison(actor, { left: left.slug, right: left.slug, leftVersion: 1, rightVersion: 9 }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});
