import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { importAnnotations } from "@/server/imports/annotation-commands";
import { importLayer } from "@/server/imports/commands";
import { actorForPerson, type SignedInActor, VISITOR } from "@/server/session";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertArticle, insertGroup, insertPerson, PUBLIC_GROUP, type TestArticle } from "../../support/rows";
import { addresses, bringIn, note, page, quoting, sourceOf } from "./collections";
import { actor, eventsOf, type File, fileOf } from "./layer-files";

beforeAll(ensurePublicGroup);

describe("what cannot be brought in", () => {
  const broken = (article: TestArticle) =>
    page([
      quoting(article, "Biden's war", { id: "urn:x:1", body: note("fine") }),
      quoting(article, "words that stand nowhere at all in it", { id: "urn:x:2" }),
      {
        id: "urn:x:3",
        type: "Annotation",
        body: note("to nobody"),
        target: "urn:x:2",
        motivation: "replying",
      },
      {
        type: "Annotation",
        target: { source: sourceOf(article), selector: { type: "SvgSelector", value: "<svg/>" } },
      },
      { type: "Note", target: sourceOf(article) },
      quoting(article, "Biden's war", { id: "urn:x:1" }),
      quoting(article, "Biden's war", { id: "urn:x:c", body: addresses.code(newId()) }),
      { type: "Annotation", "@context": "https://other.example/own", target: sourceOf(article) },
    ]);

  test("stops everything with a line for each fault, or is left out with what hangs on it", async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    const error = await refusalOf(bringIn(ada, article, broken(article)));
    expect(error.code).toBe("invalid");
    const told = (error.details.fields ?? []).map(({ field, message }) => `${field} ${message}`).join("\n");
    expect(told).toMatch(/file\.items\.1 .*are not in the text/);
    expect(told).toMatch(/file\.items\.3 .*SvgSelector/);
    expect(told).toMatch(/file\.items\.4 .*type/);
    expect(told).toMatch(/file\.items\.5 It stands twice/);
    expect(told).toMatch(/file\.items\.6 It has a code/);
    expect(told).toMatch(/file\.items\.7 @context/);
    expect(await eventsOf(article)).toEqual([]);
    const report = await bringIn(ada, article, broken(article), { onFault: "skip" });
    expect(report).toMatchObject({ annotations: { imported: 1 } });
    expect((await fileOf(ada, article)).annotations.map((one: File) => one.note)).toEqual(["fine"]);
  });

  test.each([
    ["words", "nothing"],
    ["a number", 7],
    ["another object", { type: "Person" }],
    ["more than can be looked at", page(Array.from({ length: 5_001 }, () => "urn:x"))],
  ])("refuses %s", async (_, file) => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    await expect(bringIn(ada, article, file)).rejects.toThrow();
    expect(await eventsOf(article)).toEqual([]);
  });

  test("says of hostile entries that they cannot be kept, and does nothing worse", async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    let deep: File = {};
    for (let depth = 0; depth < 100_000; depth++) deep = { deep };
    const entries = [
      { type: "Annotation", target: sourceOf(article), deep },
      { id: "urn:x:\u0000", type: "Annotation", target: sourceOf(article) },
      { id: "urn:x:\uD83D", type: "Annotation", target: `${addresses.container(article.slug, "public")}%00` },
      JSON.parse(`{"type":"Annotation","target":"urn:x","__proto__":{"polluted":true}}`),
      null,
      [[]],
      { type: "Annotation", target: { source: { id: { id: 1 } } } },
    ];
    const report = await bringIn(ada, article, page(entries), { onFault: "skip" });
    expect(report.annotations).toEqual({ imported: 0, present: 0, refused: entries.length });
    expect(({} as File).polluted).toBeUndefined();
  });

  test("is refused to those who may not write there, and private to those who keep it to themselves", async () => {
    const [article, ada, stranger, observer] = [
      await insertArticle(pool()),
      await actor(),
      await actor(),
      await insertPerson(pool()),
    ];
    const group = await insertGroup(pool(), { [observer.id]: "observer" });
    const file = page([
      quoting(article, "Biden's war", { id: "urn:x:1" }),
      { id: "urn:x:2", type: "Annotation", motivation: "replying", body: note("mine"), target: "urn:x:1" },
      {
        id: "urn:x:3",
        type: "Annotation",
        motivation: "replying",
        body: note("all"),
        target: sourceOf(article),
      },
    ]);
    const into = (who: typeof VISITOR | SignedInActor, groupId: string | null) =>
      importAnnotations(who, article.id, { groupId, file, onFault: "skip" }, addresses);
    expect((await refusalOf(into(VISITOR, PUBLIC_GROUP))).code).toBe("unauthenticated");
    expect((await refusalOf(into(stranger, group.id))).code).toBe("not-found");
    expect((await refusalOf(into(await actorForPerson(observer.id), group.id))).code).toBe("forbidden");
    const report = await into(ada, null);
    expect(report).toMatchObject({ annotations: { imported: 1 }, comments: { imported: 1, refused: 1 } });
    expect(await into(ada, null)).toMatchObject({ annotations: { present: 1 }, comments: { present: 1 } });
    expect((await fileOf(stranger, article, { private: "1" })).annotations).toEqual([]);
    // The same file of somebody else is theirs.
    expect((await into(stranger, null)).annotations.imported).toBe(1);
  });
});

test("what moderators withhold stays withheld, and nobody answers what they cannot see", async () => {
  const [article, ada, bea] = [await insertArticle(pool()), await actor(), await actor()];
  const file = page([
    quoting(article, "Biden's war", { id: "urn:x:1", body: note("withheld") }),
    { id: "urn:x:2", type: "Annotation", motivation: "replying", body: note("to it"), target: "urn:x:1" },
  ]);
  await bringIn(ada, article, page(file.items.slice(0, 1)));
  const layer = await fileOf(ada, article);
  await pool().query(`UPDATE "Annotation" SET standing = 'hidden' WHERE "articleId" = $1`, [article.id]);
  const report = await bringIn(bea, article, file, { onFault: "skip" });
  expect(report).toMatchObject({ annotations: { imported: 0 }, comments: { imported: 0, refused: 1 } });
  layer.annotations[0].comments.push({
    id: newId(),
    parent: null,
    author: null,
    body: "to it",
    version: 1,
    created: "2026-01-01T00:00:00Z",
    edited: null,
    deleted: false,
  });
  layer.counts.comments = 1;
  const again = await importLayer(bea, article.id, { groupId: PUBLIC_GROUP, file: layer });
  expect(again).toMatchObject({ annotations: { imported: 0 }, comments: { imported: 0 } });
  expect((await fileOf(bea, article)).annotations).toEqual([]);
});

test("offsets of an earlier version are carried to the current one", async () => {
  const [article, ada] = [await insertArticle(pool()), await actor({ siteRole: "administrator" })];
  const exact = "Biden's war";
  const start = Array.from(article.text.slice(0, article.text.indexOf(exact))).length;
  const { createVersion } = await import("@/server/articles/version-commands");
  const text = `A new lead.\n${article.text}`;
  await createVersion(ada, article.id, {
    id: newId(),
    baseVersion: 1,
    title: "T",
    text,
    markup: [],
    reason: "R",
  });
  const item = (version: number): File => ({
    id: `urn:x:${version}`,
    type: "Annotation",
    target: {
      source: sourceOf(article),
      selector: [
        { type: "TextQuoteSelector", exact },
        { type: "TextPositionSelector", start, end: start + exact.length },
      ],
      state: {
        type: "TimeState",
        sourceDate: "2026-01-01T00:00:00Z",
        cached: addresses.version(article.slug, version),
      },
    },
  });
  const report = await bringIn(ada, article, page([item(1), item(2), item(3)]), { onFault: "skip" });
  expect(report.annotations).toEqual({ imported: 1, present: 0, refused: 2 });
  expect(report.lines.map(({ at, why }) => `${at} ${why}`).join("\n")).toMatch(
    /items\.1 .*contradict[\s\S]*items\.2 The article has no version 3/,
  );
  const [one] = (await fileOf(ada, article)).annotations;
  expect([one.start, one.anchor.origin]).toEqual([text.indexOf(exact), "carried"]);
  const { rows } = await pool().query(`SELECT 1 FROM "Anchor" WHERE "annotationId" = $1`, [one.id]);
  expect(rows).toHaveLength(2);
});
