import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { Addresses } from "@/core/web-annotation/addresses";
import { createAnnotation, deleteAnnotation } from "@/server/annotations/commands";
import { createComment } from "@/server/comments/commands";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { importAnnotations } from "@/server/imports/annotation-commands";
import { importLayer } from "@/server/imports/commands";
import { actorForPerson, type SignedInActor, VISITOR } from "@/server/session";
import { insertCodebook } from "../../support/codebook-rows";
import { insertArticle, insertGroup, insertPerson, PUBLIC_GROUP, type TestArticle } from "../../support/rows";
import { ORIGIN } from "../exports/scene";
import { actor, draftOn, eventsOf, type File, fileOf, refusal, standardOf, wipe } from "./layer-files";

beforeAll(ensurePublicGroup);

const CONTEXT = "http://www.w3.org/ns/anno.jsonld";
const addresses = new Addresses(ORIGIN);

const bringIn = (
  who: Parameters<typeof importAnnotations>[0],
  article: TestArticle,
  file: File,
  options = {},
) => importAnnotations(who, article.id, { groupId: PUBLIC_GROUP, file, ...options }, addresses);

const sourceOf = (article: TestArticle) => addresses.article(article.slug);

const quoting = (article: TestArticle, exact: string, more: File = {}): File => ({
  type: "Annotation",
  target: {
    source: sourceOf(article),
    selector: { type: "TextQuoteSelector", exact, ...contextOf(article, exact) },
  },
  ...more,
});

function contextOf({ text }: TestArticle, exact: string) {
  const at = text.indexOf(exact);
  return {
    prefix: text.slice(Math.max(0, at - 20), at),
    suffix: text.slice(at + exact.length, at + exact.length + 20),
  };
}

const page = (items: File[], more: File = {}): File => ({
  "@context": CONTEXT,
  type: "AnnotationPage",
  items,
  ...more,
});

const note = (value: string) => ({ type: "TextualBody", value, format: "text/plain" });

describe("a collection of another tool", () => {
  const collection = (article: TestArticle) => ({
    "@context": CONTEXT,
    id: "https://other.example/c/",
    type: "AnnotationCollection",
    total: 5,
    first: {
      type: "AnnotationPage",
      items: [
        // A reply that comes before what it answers, and one to that reply.
        {
          id: "https://other.example/r2",
          type: "Annotation",
          motivation: "replying",
          body: note("and again"),
          target: "https://other.example/r1",
        },
        {
          id: "https://other.example/r1",
          type: "Annotation",
          motivation: "replying",
          body: note("no"),
          target: { source: "https://other.example/1" },
        },
        quoting(article, "Biden's war", {
          id: "https://other.example/1",
          body: note("Whose?"),
          creator: { id: "https://other.example/ada", type: "Person", name: "Ada" },
          created: "2020-01-01T00:00:00Z",
          "x:own": { deep: [1, null] },
        }),
      ],
      next: {
        type: "AnnotationPage",
        items: [
          quoting(article, "The Kremlin described", { id: "https://other.example/2" }),
          {
            id: "https://other.example/whole",
            type: "Annotation",
            motivation: "replying",
            body: note("on it all"),
            target: sourceOf(article),
          },
        ],
      },
    },
  });

  test("comes in whole through one request: passages, threads, discussion, and what is only kept", async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    const report = await bringIn(ada, article, collection(article));
    expect(report).toEqual({
      written: true,
      annotations: { imported: 2, present: 0, refused: 0 },
      comments: { imported: 3, present: 0, refused: 0 },
      attributed: 1,
      lines: [],
    });
    const file = await fileOf(ada, article);
    expect(file.annotations).toMatchObject([
      {
        author: { id: ada.id },
        note: "Whose?",
        quote: { exact: "Biden's war" },
        start: article.text.indexOf("Biden's war"),
        anchor: { origin: "made", needsReview: false },
        via: ["https://other.example/1"],
        foreign: {
          properties: { "x:own": { deep: [1, null] } },
          imported: { author: { name: "Ada" }, created: "2020-01-01T00:00:00Z" },
        },
        comments: [{ body: "no", parent: null }, { body: "and again" }],
      },
      { quote: { exact: "The Kremlin described" }, comments: [] },
    ]);
    const [first] = file.annotations;
    expect(first.comments[1].parent).toBe(first.comments[0].id);
    expect(file.discussion).toMatchObject([{ body: "on it all" }]);
    expect(Date.now() - Date.parse(first.created)).toBeLessThan(60_000);
    expect(await eventsOf(article)).toHaveLength(5);
  });

  test("comes in once, however often and in whatever company it is sent", async () => {
    const [article, ada, bea] = [await insertArticle(pool()), await actor(), await actor()];
    await Promise.all([1, 2, 3].map(() => bringIn(ada, article, collection(article))));
    const before = await fileOf(ada, article);
    const again = await bringIn(bea, article, collection(article));
    expect(again).toMatchObject({
      annotations: { imported: 0, present: 2 },
      comments: { imported: 0, present: 3 },
    });
    // A new reply to what came before, alone.
    const reply = {
      id: "urn:x:late",
      type: "Annotation",
      body: note("late"),
      target: "https://other.example/r1",
    };
    expect(await bringIn(bea, article, page([reply]))).toMatchObject({ comments: { imported: 1 } });
    const after = await fileOf(ada, article);
    expect(after.annotations[0].comments.map((one: File) => one.body)).toEqual(["no", "and again", "late"]);
    expect(after.annotations.map((one: File) => one.id)).toEqual(
      before.annotations.map((one: File) => one.id),
    );
  });

  test("says of a rehearsal what would happen, and writes nothing", async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    const report = await bringIn(ada, article, collection(article), { dryRun: true });
    expect(report).toMatchObject({ written: false, annotations: { imported: 2 }, comments: { imported: 3 } });
    expect(await eventsOf(article)).toEqual([]);
  });

  test("finds the article under the address that its sender knows it by", async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    const elsewhere = quoting(article, "Biden's war", { id: "urn:x:1" });
    elsewhere.target.source = "https://paper.example/story";
    expect((await refusal(bringIn(ada, article, page([elsewhere])))).details.fields?.[0]?.message).toMatch(
      /another resource/,
    );
    const report = await bringIn(ada, article, page([elsewhere]), { source: "https://paper.example/story" });
    expect(report.annotations.imported).toBe(1);
  });

  test("leaves out, and tells, what the file only speaks of", async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    const one = quoting(article, "Biden's war", { id: "urn:x:1" });
    const next = await bringIn(ada, article, page([one], { next: "https://other.example/?page=2" }));
    expect(next.lines).toMatchObject([{ at: "next", outcome: "left-out" }]);
    const cut = { ...page([]), type: "AnnotationCollection", total: 9, first: page([one]) };
    expect((await bringIn(ada, article, cut)).lines).toMatchObject([{ at: "total", outcome: "left-out" }]);
    const iris = await bringIn(ada, article, page(["https://other.example/1"]), { onFault: "skip" });
    expect(iris.lines).toEqual([
      { at: "items.0", outcome: "refused", why: "Only its address is in the file." },
    ]);
    const far = { ...page([]), type: "AnnotationCollection", first: "https://other.example/?page=0" };
    expect((await refusal(bringIn(ada, article, far))).details.fields?.[0]?.field).toBe("file.first");
  });
});

describe("what we took out ourselves", () => {
  test("is here already; what was deleted stays so; and on another article it is brought in whole", async () => {
    const [article, ada, bea] = [await insertArticle(pool()), await actor(), await actor()];
    const [code = ""] = (await insertCodebook(pool())).codes;
    const kept = await createAnnotation(ada, draftOn(article, 0, 10, { note: "kept", codes: [code] }));
    const gone = await createAnnotation(ada, draftOn(article, 20, 30, { note: "gone" }));
    const first = await createComment(bea, { id: newId(), on: { annotationId: kept.id }, body: "said" });
    await createComment(ada, {
      id: newId(),
      on: { annotationId: kept.id },
      parentId: first.id,
      body: "answered",
    });
    await createComment(ada, {
      id: newId(),
      on: { articleId: article.id, groupId: PUBLIC_GROUP },
      body: "on it all",
    });
    const file = await standardOf(ada, article);
    await deleteAnnotation(ada, gone.id);
    const report = await bringIn(bea, article, file);
    expect(report).toMatchObject({
      annotations: { imported: 0, present: 2, refused: 0 },
      comments: { imported: 0, present: 3, refused: 0 },
      lines: [{ outcome: "left-out", why: "It was deleted here, and stays so." }],
    });

    const copy = await insertArticle(pool());
    const options = { source: sourceOf(article) };
    expect(await bringIn(ada, copy, file, options)).toMatchObject({
      annotations: { imported: 2 },
      comments: { imported: 3 },
      attributed: 1,
    });
    expect(await bringIn(ada, copy, file, options)).toMatchObject({
      annotations: { present: 2 },
      comments: { present: 3 },
    });
    const after = await standardOf(ada, copy);
    const said = (taken: File) =>
      taken.first.items
        .map(({ body, motivation, target }: File) =>
          JSON.stringify([body, motivation, target.selector ?? null]),
        )
        .sort();
    expect(said(after)).toEqual(said(file));
    const own = after.first.items.filter((item: File) => item.creator.id === addresses.person(ada.id));
    expect(own.some((item: File) => item.created === kept.createdAt)).toBe(true);
    const thread = (await fileOf(ada, copy)).annotations.find((one: File) => one.note === "kept").comments;
    expect(thread.map((one: File) => one.body)).toEqual(["said", "answered"]);
    expect(thread[1].parent).toBe(thread[0].id);
  });

  test("comes back after everything was lost, by the same file", async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    await createAnnotation(ada, draftOn(article, 0, 10, { note: "kept" }));
    const file = await standardOf(ada, article);
    await wipe(article);
    expect((await bringIn(ada, article, file)).annotations.imported).toBe(1);
    const again = await bringIn(ada, article, file);
    expect(again.annotations).toMatchObject({ imported: 0, present: 1 });
  });
});

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
    const error = await refusal(bringIn(ada, article, broken(article)));
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
    expect((await refusal(into(VISITOR, PUBLIC_GROUP))).code).toBe("unauthenticated");
    expect((await refusal(into(stranger, group.id))).code).toBe("not-found");
    expect((await refusal(into(await actorForPerson(observer.id), group.id))).code).toBe("forbidden");
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
