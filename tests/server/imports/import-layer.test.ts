import { beforeAll, describe, expect, test } from "vitest";
import { AppError } from "@/core/errors";
import { newId } from "@/core/new-id";
import { createAnnotation } from "@/server/annotations/commands";
import { createComment } from "@/server/comments/commands";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { quoteOf } from "@/tests/support/quote-of";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertArticle } from "../../support/rows";
import { actor, bringIn, draftOn, eventsOf, type File, fileOf, wipe, withoutTime } from "./layer-files";

beforeAll(ensurePublicGroup);

describe("onto another text", () => {
  test("carries places over, and tells of each that is not certain or not there", async () => {
    const [article, keeper] = [await insertArticle(pool()), await actor({ siteRole: "administrator" })];
    const at = (exact: string, text = article.text) =>
      [text.indexOf(exact), text.indexOf(exact) + exact.length] as const;
    for (const exact of ["Biden's war", "The Kremlin described", "Thumbs went up 👍🏽 in the room"]) {
      await createAnnotation(keeper, draftOn(article, ...at(exact), { note: exact }));
    }
    const text = `A new lead.\n${article.text.replace("Thumbs went up 👍🏽 in the room, said Gen. Keith Kellogg, and the family 👨‍👩‍👧‍👦 emoji was sent. ", "")}`;
    const other = await insertArticle(pool(), { text });
    const report = await bringIn(keeper, other, await fileOf(keeper, article));
    expect(report.annotations.imported).toBe(3);
    expect(report.lines).toEqual([
      { at: "annotations.2", outcome: "changed", why: "Its words are not in this article's text." },
    ]);
    const { annotations } = await fileOf(keeper, other);
    for (const one of annotations.slice(0, 2)) {
      expect([one.start, one.end]).toEqual(at(one.note, text));
      expect(one.quote.exact).toBe(one.note);
    }
    expect(annotations[2]).toMatchObject({ start: null, end: null, anchor: { origin: "orphaned" } });
  });
});

describe("a passage that a comment quotes", () => {
  test("is quoted from the version that says it here, and left out with a line where none does", async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    const view = await createAnnotation(ada, draftOn(article, 0, 7));
    const quote = quoteOf(article, "Truth Social");
    const say = (body: string) =>
      createComment(ada, { id: newId(), on: { annotationId: view.id }, body, quote });
    for (const body of ["right", "other words", "other version", "outside"]) await say(body);
    const file = await fileOf(ada, article);
    const comments = file.annotations[0].comments;
    comments[1].quote.exact = "Falsehoods!!";
    comments[2].quote.versionId = newId();
    Object.assign(comments[3].quote, { start: 1_000_000, end: 1_000_012 });
    const quotesIn = async (text: string) => {
      const copy = await insertArticle(pool(), { text });
      const report = await bringIn(ada, copy, file);
      expect(report.comments).toMatchObject({ imported: 4, refused: 0 });
      const kept = (await fileOf(ada, copy)).annotations[0].comments.map((one: File) => one.quote);
      return [
        copy,
        kept,
        report.lines.filter(({ at }) => at.endsWith(".quote")).map(({ at }) => at),
      ] as const;
    };
    const [copy, kept, lines] = await quotesIn(article.text);
    expect(kept).toEqual([{ ...quote, versionId: copy.versionId }, undefined, undefined, undefined]);
    expect(lines).toEqual([1, 2, 3].map((at) => `annotations.0.comments.${at}.quote`));
    const [, none, all] = await quotesIn(`Corrected. ${article.text}`);
    expect([none.filter(Boolean), all.length]).toEqual([[], 4]);
  });
});

describe("what cannot be brought in", () => {
  const broken = async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    for (let index = 0; index < 6; index++) {
      const view = await createAnnotation(
        ada,
        draftOn(article, index * 3, index * 3 + 4, { note: `n${index}` }),
      );
      await createComment(ada, { id: newId(), on: { annotationId: view.id }, body: "said" });
    }
    const file = await fileOf(ada, article);
    const copy = await insertArticle(pool());
    file.annotations[1].end = 1_000_000;
    file.annotations[2].quote.exact = "Other words";
    file.annotations[3].note = 7;
    file.annotations[4].codes = [{ codebook: "none", code: "such" }];
    file.annotations[5].comments[0].parent = newId();
    return { ada, copy, file };
  };
  const REASONS = [
    ["annotations.3", /^note: /],
    ["annotations.1", /leaves the text/],
    ["annotations.2", /not what stands/],
    ["annotations.4.codes.0", /no code “such”/],
    ["annotations.5.comments.0", /does not stand before it/],
  ] as const;

  test("stops everything, with a line for each fault, and leaves nothing behind", async () => {
    const { ada, copy, file } = await broken();
    const error = await refusalOf(bringIn(ada, copy, file));
    expect(error.code).toBe("invalid");
    const fields = error.details.fields ?? [];
    expect(fields.map(({ field }) => field)).toEqual(REASONS.map(([at]) => `file.${at}`));
    for (const [index, [, why]] of REASONS.entries()) expect(fields[index]?.message).toMatch(why);
    expect((await fileOf(ada, copy)).annotations).toEqual([]);
    expect(await eventsOf(copy)).toEqual([]);
  });

  test("or leaves those out and brings in the rest, and says the same of a dry run without writing", async () => {
    const { ada, copy, file } = await broken();
    const rehearsed = await bringIn(ada, copy, file, { onFault: "skip", dryRun: true });
    expect((await fileOf(ada, copy)).annotations).toEqual([]);
    const report = await bringIn(ada, copy, file, { onFault: "skip" });
    expect({ ...rehearsed, written: true }).toEqual(report);
    expect(report.annotations).toEqual({ imported: 3, present: 0, refused: 3 });
    expect(report.comments).toEqual({ imported: 2, present: 0, refused: 4 });
    expect((await fileOf(ada, copy)).annotations.map((one: File) => one.note)).toEqual(["n0", "n4", "n5"]);
  });

  test.each([
    ["another format", (file: File) => (file.format = "other"), "file.format"],
    ["a newer format", (file: File) => (file.formatVersion = 2), "file.formatVersion"],
    ["a file cut short", (file: File) => file.annotations.pop(), "file.counts"],
    ["an id twice", (file: File) => (file.annotations[1].id = file.annotations[0].id), "file.annotations.1"],
    [
      "half a character",
      (file: File) =>
        Object.assign(file.annotations[0], { start: file.version.text.indexOf("👍") + 1, end: 400 }),
      "file.annotations.0",
    ],
    ["half a surrogate pair", (file: File) => (file.annotations[0].note = "\uD83D"), "file.annotations.0"],
    ["NUL", (file: File) => (file.annotations[0].note = "a\u0000b"), "file.annotations.0"],
    [
      "what no annotation could say",
      (file: File) => (file.annotations[0].foreign = { properties: { motivation: 7 } }),
      "file.annotations.0",
    ],
    [
      "what has a field of its own, said a second time",
      (file: File) => (file.annotations[0].foreign = { properties: { creator: "https://other.example/me" } }),
      "file.annotations.0",
    ],
    [
      "words of other tools that nest without end",
      (file: File) => {
        let deep: File = {};
        for (let depth = 0; depth < 5_000; depth++) deep = { deep };
        file.annotations[0].foreign = { properties: { deep } };
      },
      "file.annotations.0",
    ],
    ["an address that is none", (file: File) => (file.annotations[0].slug = "../x"), "file.annotations.0"],
    ["an entry that is none", (file: File) => (file.annotations[0] = null), "file.annotations.0"],
  ])("refuses %s", async (_, bend, field) => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    for (let index = 0; index < 2; index++)
      await createAnnotation(ada, draftOn(article, index * 3, index * 3 + 4));
    const file = await fileOf(ada, article);
    bend(file);
    const copy = await insertArticle(pool());
    const error = await bringIn(ada, copy, file).catch((thrown: unknown) => thrown);
    const faults =
      error instanceof AppError
        ? (error.details.fields ?? []).map((one) => one.field)
        : ((error as { issues?: { path: PropertyKey[] }[] }).issues ?? []).map((one) => one.path.join("."));
    expect(faults).toContain(field);
    expect((await fileOf(ada, copy)).annotations).toEqual([]);
  });

  test("gives an address that another one has to nobody else", async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    for (let index = 0; index < 3; index++)
      await createAnnotation(ada, draftOn(article, index * 3, index * 3 + 4, { note: `n${index}` }));
    const file = await fileOf(ada, article);
    for (const one of file.annotations) one.slug = "the-same";
    const copy = await insertArticle(pool());
    await bringIn(ada, copy, file);
    const other = await fileOf(await actor(), copy);
    expect(other.annotations.map((one: File) => one.slug)).toEqual(["the-same", undefined, undefined]);
    for (const one of file.annotations) one.id = newId();
    await bringIn(ada, copy, file);
    expect((await fileOf(ada, copy)).annotations.filter((one: File) => one.slug)).toHaveLength(1);
  });

  test("brings a file in once, also where it is sent twice at the same time", async () => {
    const { article } = await (async () => {
      const [article, ada] = [await insertArticle(pool()), await actor()];
      for (let index = 0; index < 20; index++)
        await createAnnotation(ada, draftOn(article, index * 3, index * 3 + 4));
      return { article, ada };
    })();
    const keeper = await actor({ siteRole: "administrator" });
    const file = await fileOf(keeper, article);
    await wipe(article);
    const reports = await Promise.all([1, 2, 3].map(() => bringIn(keeper, article, file)));
    expect(reports.map(({ annotations }) => annotations.imported).sort((a, b) => a - b)).toEqual([0, 0, 20]);
    expect(withoutTime(await fileOf(keeper, article))).toEqual(withoutTime(file));
  });
});
