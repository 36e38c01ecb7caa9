import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { createAnnotation, deleteAnnotation } from "@/server/annotations/commands";
import { createComment } from "@/server/comments/commands";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertCodebook } from "../../support/codebook-rows";
import { insertArticle, PUBLIC_GROUP, type TestArticle } from "../../support/rows";
import { addresses, bringIn, CONTEXT, note, page, quoting, sourceOf } from "./collections";
import { actor, draftOn, eventsOf, type File, fileOf, standardOf, wipe } from "./layer-files";

beforeAll(ensurePublicGroup);

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
    expect((await refusalOf(bringIn(ada, article, page([elsewhere])))).details.fields?.[0]?.message).toMatch(
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
    expect((await refusalOf(bringIn(ada, article, far))).details.fields?.[0]?.field).toBe("file.first");
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
