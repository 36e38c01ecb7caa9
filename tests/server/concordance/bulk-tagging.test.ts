import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { updateAnnotation } from "@/server/annotations/commands";
import { getAnnotation } from "@/server/annotations/queries";
import { changeCodebook } from "@/server/codebooks/change-commands";
import { createComment } from "@/server/comments/commands";
import { bulkTag, previewBulkTag } from "@/server/concordance/bulk-commands";
import { listTaggings } from "@/server/concordance/bulk-rows";
import { getConcordance } from "@/server/concordance/queries";
import { undoBulkTag } from "@/server/concordance/undo-tagging";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { type Actor, actorForPerson, VISITOR } from "@/server/session";
import { insertCodebook } from "../../support/codebook-rows";
import {
  insertArticle,
  insertGroup,
  insertPerson,
  insertVersion,
  PUBLIC_GROUP,
  type TestArticle,
} from "../../support/rows";

beforeAll(ensurePublicGroup);

const actor = async () => actorForPerson((await insertPerson(pool())).id);

/** Three articles with five places of a word that stands nowhere else, one of them beside an emoji. */
async function scene() {
  const word = `w${newId().replaceAll("-", "")}`;
  const articles = [
    await insertArticle(pool(), { text: `One ${word}, two ${word}.\nAnd ${word} 👨‍👩‍👧‍👦 too.` }),
    await insertArticle(pool(), { text: `Only ${word} here.` }),
    await insertArticle(pool(), { text: `${word.toUpperCase()} it says.` }),
  ];
  const book = await insertCodebook(pool());
  const me = await actor();
  const found = await getConcordance(me, { q: word });
  const versionOf = new Map(found.articles.map((one) => [one.id, one.versionId]));
  const hits = found.lines.map(({ articleId, start, end }) => ({
    versionId: versionOf.get(articleId) ?? "",
    start,
    end,
  }));
  const wish = { codeId: book.codes[0], groupId: PUBLIC_GROUP as string | null, hits };
  return { word, articles, book, me, hits, wish };
}

const articleTexts = async (versionId: string): Promise<string> =>
  (await pool().query<{ text: string }>(`SELECT text FROM "ArticleVersion" WHERE id = $1`, [versionId]))
    .rows[0]?.text ?? "";

const eventsOf = async (articles: readonly TestArticle[]) =>
  (
    await pool().query<{ kind: string; seq: string }>(
      `SELECT kind, seq FROM "Event" WHERE "articleId" = ANY($1) ORDER BY "articleId", seq`,
      [articles.map(({ id }) => id)],
    )
  ).rows;

const tagsSeen = async (who: Actor, word: string) =>
  (await getConcordance(who, { q: word })).lines.map(({ tags }) => tags.length);

describe("tagging many passages", () => {
  test("makes an annotation on each, with its event, and passes over what has the code already", async () => {
    const { word, articles, me, hits, wish } = await scene();
    const [first = { versionId: "", start: 0, end: 0 }] = hits;
    const one = await bulkTag(me, { ...wish, id: newId(), hits: [first] });
    expect(one).toMatchObject({ tagging: { count: 1, groupName: "Public" }, skipped: 0 });
    const forecast = await previewBulkTag(me, wish);
    expect(forecast).toMatchObject({ toTag: 4, already: [0], isHeld: false });
    expect(forecast.articles.map(({ toTag }) => toTag).sort()).toEqual([0, 1, 3]);
    const all = await bulkTag(me, { ...wish, id: newId() });
    expect(all).toMatchObject({ tagging: { count: 4, undoneAt: null }, skipped: 1 });
    expect(await tagsSeen(VISITOR, word)).toEqual([1, 1, 1, 1, 1]);
    expect((await eventsOf(articles)).map(({ kind, seq }) => [kind, Number(seq)])).toEqual(
      expect.arrayContaining([["annotation-created", 3]]),
    );
    expect(await eventsOf(articles)).toHaveLength(5);
    expect((await listTaggings(me)).map(({ count }) => count)).toEqual([4, 1]);
  });

  test("sent again it is the same, and two at once make each annotation once", async () => {
    const { word, me, wish } = await scene();
    const draft = { ...wish, id: newId() };
    const [a, b] = await Promise.all([
      bulkTag(me, draft),
      bulkTag(me, { ...draft, hits: [...wish.hits].reverse() }),
    ]);
    expect(a).toEqual(b);
    await Promise.all([bulkTag(me, { ...wish, id: newId() }), bulkTag(me, { ...wish, id: newId() })]);
    expect(await tagsSeen(VISITOR, word)).toEqual([1, 1, 1, 1, 1]);
    await expect(bulkTag(me, { ...draft, groupId: null })).rejects.toThrow("belongs to something else");
    await expect(bulkTag(await actor(), draft)).rejects.toThrow("belongs to something else");
  });

  test("is all or nothing: where one hit cannot be tagged, none is", async () => {
    const { word, articles, book, me, hits, wish } = await scene();
    const [article] = articles as [TestArticle, ...TestArticle[]];
    const inside = article.text.indexOf("👨‍👩‍👧‍👦") + 2;
    const bad = { versionId: article.versionId, start: inside, end: inside + 3 };
    const outsider = await actor();
    const group = await insertGroup(pool(), { [outsider.id]: "observer" });
    const secret = await insertArticle(pool(), { text: word, groupIds: [group.id] });
    const secretHit = { versionId: secret.versionId, start: 0, end: 5 };
    const tag = (who: Actor, change: object) => bulkTag(who, { ...wish, id: newId(), ...change });
    await expect(tag(me, { hits: [...hits, bad] })).rejects.toThrow("no passage of the text");
    await expect(tag(me, { hits: [...hits, { ...bad, start: 0, end: 9_999 }] })).rejects.toThrow(
      "no passage",
    );
    await expect(tag(me, { hits: [...hits, secretHit] })).rejects.toThrow("no such article");
    await expect(tag(me, { groupId: group.id })).rejects.toThrow("no such group");
    await expect(tag(await actorForPerson(outsider.id), { groupId: group.id })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(tag(me, { codeId: book.heading })).rejects.toThrow("no such code");
    await expect(tag(me, { hits: [] })).rejects.toThrow("at least one");
    await expect(tag(me, { hits: Array(1_001).fill(hits[0]) })).rejects.toThrow("1,000");
    await expect(tag(VISITOR, {})).rejects.toMatchObject({ code: "unauthenticated" });
    await insertVersion(pool(), article, { text: `Corrected ${word}.` });
    await expect(tag(me, {})).rejects.toThrow("was corrected meanwhile");
    expect(await tagsSeen(me, word)).toEqual([0, 0, 0]);
    const forecast = await previewBulkTag(me, wish);
    const lost = hits.flatMap(({ versionId }, at) => (versionId === article.versionId ? [at] : []));
    expect(forecast.corrected).toEqual(lost);
    expect(forecast.toTag).toBe(hits.length - lost.length);
    expect(forecast.articles.map(({ id, toTag }) => [id, toTag])).toContainEqual([article.id, 0]);
    const rest = hits.filter((_, at) => !lost.includes(at));
    expect((await tag(me, { hits: rest })).tagging.count).toBe(rest.length);
  });

  test("in a group that looks first, nobody else sees them, and its moderators have them to decide", async () => {
    const { articles, me, wish } = await scene();
    const [other, moderator] = [await actor(), await actor()];
    const group = await insertGroup(pool(), {
      [me.id]: "member",
      [other.id]: "member",
      [moderator.id]: "owner",
    });
    await pool().query(`UPDATE "Group" SET publishing = 'hold_all' WHERE id = $1`, [group.id]);
    const mine = await actorForPerson(me.id);
    expect(await previewBulkTag(mine, { ...wish, groupId: group.id })).toMatchObject({
      toTag: 5,
      isHeld: true,
    });
    const { tagging } = await bulkTag(mine, { ...wish, groupId: group.id, id: newId() });
    const cases = await pool().query(`SELECT 1 FROM "ModerationCase" WHERE "groupId" = $1 AND "isPending"`, [
      group.id,
    ]);
    expect(cases.rowCount).toBe(5);
    const { rows } = await pool().query<{ id: string }>(`SELECT id FROM "Annotation" WHERE "groupId" = $1`, [
      group.id,
    ]);
    const id = rows[0]?.id ?? "";
    await expect(getAnnotation(await actorForPerson(other.id), id)).rejects.toThrow("no such annotation");
    expect((await getAnnotation(await actorForPerson(moderator.id), id)).standing).toBe("held");
    // One was let out meanwhile, which is no edit.
    await pool().query(`UPDATE "Annotation" SET standing = 'published', version = 2 WHERE id = $1`, [id]);
    expect(await undoBulkTag(mine, tagging.id)).toMatchObject({ deleted: 5, kept: [] });
    expect(articles).toHaveLength(3);
  });
});

describe("taking a tagging back", () => {
  test("takes also what a merge of codes has moved since, but not what was moved by hand to other words", async () => {
    const { word, me, wish, book } = await scene();
    const admin = await actorForPerson((await insertPerson(pool(), { siteRole: "administrator" })).id);
    const { tagging } = await bulkTag(me, { ...wish, id: newId() });
    const { lines } = await getConcordance(me, { q: word });
    const [moved = ""] = lines.flatMap(({ tags }) => tags.map(({ annotationId }) => annotationId));
    const [fromId, intoId] = book.codes;
    await changeCodebook(admin, book.id, { version: 1, change: { kind: "merge-codes", fromId, intoId } });
    const { version, target } = await getAnnotation(me, moved);
    expect(version).toBe(2);
    const at = { versionId: target?.versionId, start: 0, end: 3 };
    const exact = (await articleTexts(at.versionId ?? "")).slice(0, 3);
    await updateAnnotation(me, moved, {
      version,
      target: { ...at, quote: { exact, prefix: "", suffix: "" } },
    });
    expect(await undoBulkTag(me, tagging.id)).toMatchObject({
      deleted: 4,
      kept: [{ annotationId: moved, why: "edited" }],
    });
  });

  test("takes all of it, except what was edited or answered since, and once", async () => {
    const { word, articles, me, wish, book } = await scene();
    const { tagging } = await bulkTag(me, { ...wish, id: newId() });
    const { lines } = await getConcordance(me, { q: word });
    const [edited = "", answered = ""] = lines.flatMap(({ tags }) =>
      tags.map(({ annotationId }) => annotationId),
    );
    await updateAnnotation(me, edited, { version: 1, codes: [book.codes[1]] });
    await createComment(await actor(), { id: newId(), on: { annotationId: answered }, body: "Is it?" });
    const stranger = await actor();
    await expect(undoBulkTag(stranger, tagging.id)).rejects.toThrow("no such tagging");
    const kept = [
      { annotationId: edited, why: "edited" },
      { annotationId: answered, why: "answered" },
    ];
    const undone = await undoBulkTag(me, tagging.id);
    expect(undone).toMatchObject({ deleted: 3, kept: expect.arrayContaining(kept) });
    expect(undone.kept).toHaveLength(2);
    expect((await tagsSeen(VISITOR, word)).reduce((a, b) => a + b)).toBe(2);
    const again = await undoBulkTag(me, tagging.id);
    expect(again).toMatchObject({ deleted: 0, tagging: { undoneAt: undone.tagging.undoneAt } });
    const kinds = (await eventsOf(articles)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "annotation-deleted")).toHaveLength(3);
  });
});
