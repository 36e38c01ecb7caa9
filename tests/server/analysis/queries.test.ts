import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { getAnalysis } from "@/server/analysis/queries";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { actorForPerson, VISITOR } from "@/server/session";
import { insertCodebook } from "../../support/codebook-rows";
import {
  insertAnnotation,
  insertArticle,
  insertComment,
  insertGroup,
  insertPerson,
} from "../../support/rows";

beforeAll(ensurePublicGroup);

async function scene() {
  const [ada, ben, cleo] = [
    await insertPerson(pool(), { name: "Ada" }),
    await insertPerson(pool(), { name: "Ben" }),
    await insertPerson(pool(), { name: "Cleo" }),
  ];
  const group = await insertGroup(pool(), { [ada.id]: "owner", [ben.id]: "member", [cleo.id]: "member" });
  const article = await insertArticle(pool());
  const book = await insertCodebook(pool());
  const put = (who: { id: string }, exact: string, codeIds: string[]) =>
    insertAnnotation(pool(), article, who, { exact, codeIds, groupId: group.id });
  return { ada, ben, cleo, group, article, book, codes: book.codes, put };
}

describe("an analysis", () => {
  test("counts codes, people, pairs of codes and weeks of a group's layer", async () => {
    const { ada, ben, group, article, codes, put } = await scene();
    const both = await put(ada, "Biden's war", [...codes]);
    await put(ben, "Truth Social", [codes[0]]);
    await put(ben, "productive", []);
    await insertComment(pool(), article, both, ben, { body: "Why?", groupId: group.id });
    await pool().query(`UPDATE "Annotation" SET "createdAt" = '2025-01-01T12:00Z' WHERE id = $1`, [both.id]);
    const { findings, people, articles, discussed, examples, density } = await getAnalysis(
      await actorForPerson(ada.id),
      { group: group.slug, article: article.slug },
    );
    expect(findings).toMatchObject({ annotations: 3, people: 2, articles: 1, comments: 1, uncoded: 1 });
    expect(findings.codes).toEqual([
      { codeId: codes[0], annotations: 2, people: 2, articles: 1 },
      { codeId: codes[1], annotations: 1, people: 1, articles: 1 },
    ]);
    expect(findings.together).toEqual([{ one: codes[0], other: codes[1], count: 1 }]);
    expect(findings.byPerson[0]).toMatchObject({ id: ben.id, annotations: 2 });
    expect(people.get(ben.id)).toBe("Ben");
    expect(articles.get(article.id)?.slug).toBe(article.slug);
    expect(findings.weeks[0]).toMatchObject({ week: "2024-12-30T00:00:00.000Z", annotations: 1 });
    expect(findings.weeks.length).toBeGreaterThan(50);
    expect(discussed).toMatchObject([{ annotationId: both.id, quote: "Biden's war", count: 1 }]);
    expect(examples.get(codes[1])).toMatchObject([{ quote: "Biden's war" }]);
    expect(density?.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(3);
  });

  test("gives examples in different words, the newest first, also where the newest stand nowhere any more", async () => {
    const { ada, ben, group, codes, put } = await scene();
    await put(ada, "productive", [codes[0]]);
    for (const who of [ada, ben]) await put(who, "Biden's war", [codes[0]]);
    const orphan = await put(ben, "Truth Social", [codes[0]]);
    await pool().query(
      `UPDATE "Anchor" SET start = NULL, "end" = NULL, origin = 'orphaned' WHERE "annotationId" = $1`,
      [orphan.id],
    );
    const { examples } = await getAnalysis(await actorForPerson(ada.id), { group: group.slug });
    expect(examples.get(codes[0])?.map(({ quote }) => quote)).toEqual(["Biden's war", "productive"]);
  });

  test("pairs codes that one person gave to overlapping words, in one annotation or two, and not what two people chose", async () => {
    const { ada, ben, group, codes, put } = await scene();
    await put(ada, "Biden's war", [codes[0]]);
    await put(ada, "war", [codes[1]]);
    await put(ada, "Truth Social", [codes[0]]);
    await put(ben, "Truth Social", [codes[1]]);
    const { findings } = await getAnalysis(await actorForPerson(ada.id), { group: group.slug });
    expect(findings.together).toEqual([{ one: codes[0], other: codes[1], count: 1 }]);
  });

  test("draws where passages stand by what positions count, in a text of emoji too", async () => {
    const { ada, group, codes } = await scene();
    const article = await insertArticle(pool(), {
      text: `${"👍🏽 ".repeat(60)}${"The end of it. ".repeat(20)}`,
    });
    const on = { exact: "The end of it. ", codeIds: [codes[0]], groupId: group.id };
    const { start } = await insertAnnotation(pool(), article, ada, on);
    const { density } = await getAnalysis(await actorForPerson(ada.id), {
      group: group.slug,
      article: article.slug,
    });
    expect(density?.indexOf(1)).toBe(Math.floor((60 * start) / article.text.length));
  });

  test("finds where people chose different codes for the same words", async () => {
    const { ada, ben, cleo, group, codes, put } = await scene();
    await put(ada, "Biden's war", [codes[0]]);
    await put(ben, "Biden's war", [codes[0]]);
    await put(cleo, "Biden's war", [codes[1]]);
    await put(ada, "productive", [codes[0]]);
    await put(ben, "productive", [codes[0]]);
    // Side by side is not the same words.
    await put(ada, "Rebuilding relations", [codes[0]]);
    await put(ben, "patience", [codes[1]]);
    const { disputes, agreement } = await getAnalysis(await actorForPerson(ada.id), { group: group.slug });
    expect(disputes).toHaveLength(1);
    expect(disputes[0]).toMatchObject({
      quote: "Biden's war",
      people: 3,
      codes: [
        { codeId: codes[0], people: 2 },
        { codeId: codes[1], people: 1 },
      ],
    });
    expect(agreement).toHaveLength(1);
    expect(agreement?.[0]?.f1).toBeGreaterThan(0);
    expect(agreement?.[0]?.f1).toBeLessThan(1);
  });

  test("of a codebook leaves out what has none of its codes", async () => {
    const { ada, group, book, codes, put } = await scene();
    const other = await insertCodebook(pool());
    await put(ada, "Biden's war", [codes[0], other.codes[0]]);
    await put(ada, "productive", [other.codes[0]]);
    const { rows } = await pool().query<{ slug: string }>(`SELECT slug FROM "Codebook" WHERE id = $1`, [
      book.id,
    ]);
    const { findings } = await getAnalysis(await actorForPerson(ada.id), {
      group: group.slug,
      codebook: rows[0]?.slug ?? "",
    });
    expect(findings.annotations).toBe(1);
    expect(findings.codes.map(({ codeId }) => codeId)).toEqual([codes[0]]);
  });

  test("counts nothing that is withheld, deleted, private, or on an article that the viewer may not read", async () => {
    const { ada, ben, group, article, codes, put } = await scene();
    const [held, gone] = [
      await put(ben, "Biden's war", [codes[0]]),
      await put(ben, "productive", [codes[0]]),
    ];
    await pool().query(`UPDATE "Annotation" SET standing = 'held' WHERE id = $1`, [held.id]);
    await pool().query(`UPDATE "Annotation" SET "deletedAt" = now() WHERE id = $1`, [gone.id]);
    await insertAnnotation(pool(), article, ada, { exact: "patience", groupId: null, codeIds: [codes[0]] });
    const others = await insertGroup(pool(), { [ben.id]: "owner" });
    const secret = await insertArticle(pool(), { groupIds: [others.id] });
    await insertAnnotation(pool(), secret, ben, {
      exact: "patience",
      groupId: group.id,
      codeIds: [codes[0]],
    });
    const actor = await actorForPerson(ada.id);
    const { findings, disputes, discussed, examples } = await getAnalysis(actor, { group: group.slug });
    expect(findings).toMatchObject({
      annotations: 0,
      people: 0,
      articles: 0,
      comments: 0,
      codes: [],
      weeks: [],
    });
    expect([disputes, discussed, [...examples]]).toEqual([[], [], []]);
  });

  test("shows those who code blind their own words alone", async () => {
    const { ada, ben, group, article, codes, put } = await scene();
    await put(ada, "Biden's war", [codes[0]]);
    await put(ben, "productive", [codes[1]]);
    await pool().query(
      `INSERT INTO "CodingTask" (id, "groupId", title, "isBlind") VALUES ($1, $2, 'Blind', true)`,
      [newId(), group.id],
    );
    await pool().query(
      `INSERT INTO "TaskArticle" ("taskId", "articleId") SELECT id, $2 FROM "CodingTask" WHERE "groupId" = $1`,
      [group.id, article.id],
    );
    await pool().query(
      `INSERT INTO "TaskCoder" ("taskId", "personId") SELECT id, $2 FROM "CodingTask" WHERE "groupId" = $1`,
      [group.id, ben.id],
    );
    const { findings } = await getAnalysis(await actorForPerson(ben.id), { group: group.slug });
    expect(findings).toMatchObject({ annotations: 1, people: 1 });
    expect(findings.codes.map(({ codeId }) => codeId)).toEqual([codes[1]]);
  });

  test("is not there for outsiders of the group", async () => {
    const { group, article } = await scene();
    for (const asked of [{ group: group.slug }, { group: group.slug, article: article.slug }]) {
      await expect(getAnalysis(VISITOR, asked)).rejects.toMatchObject({ code: "not-found" });
    }
    await expect(getAnalysis(VISITOR, { article: "no-such-article" })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
