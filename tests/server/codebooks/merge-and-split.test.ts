import { describe, expect, it } from "vitest";
import { createAnnotation, updateAnnotation } from "@/server/annotations/commands";
import { getAnnotation } from "@/server/annotations/queries";
import { planChange } from "@/server/codebooks/plan-queries";
import { getCodebook } from "@/server/codebooks/queries";
import { codeAddress } from "@/server/web-annotation/things";
import { answerOf } from "@/tests/server/groups/actors";
import { refusalOf } from "@/tests/support/refusal-of";
import { aCode, change, codeIn, codingClass, codingOf, slugsOf, TEXT, versionOf } from "./books";
import { coded, draftOf, undo, updatesOf } from "./codings";

describe("merging two codes", () => {
  it("gives all passages the one, once, tells open pages, and leaves an address that leads there", async () => {
    const scene = await codingClass();
    const { as, book, idOf } = scene;
    const one = await coded(scene, as.member, "end badly", "doubt");
    const both = await coded(scene, as.owner, "would believe", "fear", "doubt", "slogan");
    const none = await coded(scene, as.owner, "Nobody", "slogan");
    const merge = { kind: "merge-codes", fromId: idOf("doubt"), intoId: idOf("fear") };

    expect(await planChange(as.owner, book.slug, { change: merge })).toMatchObject({
      version: 1,
      passages: { annotations: 2, people: 2, articles: 1, more: false },
      codes: ["doubt", "fear"],
      warnings: [{ warning: "hotkey-lost", names: ["doubt"] }],
    });
    expect(await slugsOf(one, both)).toEqual(["doubt", "fear doubt slogan"]);

    const { book: after, version } = await change(as.owner, book, merge);
    expect(await slugsOf(one, both, none)).toEqual(["fear", "fear slogan", "slogan"]);
    expect(version).toMatchObject({
      number: 2,
      change: { kind: "merge-codes", code: { name: "doubt" }, into: { name: "fear" } },
    });
    expect(after.codes.find(({ slug }) => slug === "doubt")).toMatchObject({
      deprecated: true,
      mergedIntoId: idOf("fear"),
      hotkey: null,
    });
    expect(new Set(await updatesOf(scene.article.id))).toEqual(new Set([one.id, both.id]));
    expect(await getAnnotation(as.member, one.id)).toMatchObject({ version: 2, codes: [idOf("fear")] });
    expect(await codeAddress(as.member, idOf("doubt"))).toBe(`/codebooks/${book.slug}#fear`);
  });

  it("is undone to exactly what was, and redone", async () => {
    const scene = await codingClass();
    const { as, book, idOf } = scene;
    const notes = [
      await coded(scene, as.member, "end badly", "doubt"),
      await coded(scene, as.owner, "would believe", "fear", "doubt", "slogan"),
    ];
    const before = [await codingOf(...notes), (await getCodebook(as.owner, book.id)).codes];
    await change(as.owner, book, { kind: "merge-codes", fromId: idOf("doubt"), intoId: idOf("fear") });
    const merged = [await codingOf(...notes), (await getCodebook(as.owner, book.id)).codes];

    await undo(as.owner, book, 2);
    expect([await codingOf(...notes), (await getCodebook(as.owner, book.id)).codes]).toEqual(before);
    expect(await answerOf(undo(as.owner, book, 2))).toBe("conflict");
    await undo(as.owner, book, 3);
    expect([await codingOf(...notes), (await getCodebook(as.owner, book.id)).codes]).toEqual(merged);
    await undo(as.owner, book, 2);
    expect(await codingOf(...notes)).toEqual(before[0]);
  });

  it("leaves alone, when it is undone, what people have decided since", async () => {
    const scene = await codingClass();
    const { as, book, idOf } = scene;
    const note = await coded(scene, as.member, "end badly", "doubt");
    await change(as.owner, book, { kind: "merge-codes", fromId: idOf("doubt"), intoId: idOf("fear") });
    await updateAnnotation(as.member, note.id, { version: 2, codes: [idOf("slogan")] });
    await undo(as.owner, book, 2);
    expect(await slugsOf(note)).toEqual(["slogan"]);
  });

  it("leaves no passage behind while a class is coding", async () => {
    const scene = await codingClass();
    const { as, book, idOf } = scene;
    const exacts = TEXT.split(/\s+/).filter(
      (word, index, all) => all.indexOf(word) === index && word.length > 2,
    );
    const coding = exacts.map((exact) => createAnnotation(as.member, draftOf(scene, exact, "doubt")));
    const merging = change(as.owner, book, {
      kind: "merge-codes",
      fromId: idOf("doubt"),
      intoId: idOf("fear"),
    });
    const made = await Promise.allSettled(coding);
    await merging;
    const kept = made.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    // Whoever comes late is told that the code is no longer there to give.
    for (const one of made)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "invalid" });
    expect(new Set(await slugsOf(...kept))).toEqual(new Set(kept.length > 0 ? ["fear"] : []));
  });

  it("waits for its turn: of two later merges the first cannot be undone before the second", async () => {
    const scene = await codingClass();
    const { as, book, idOf } = scene;
    const note = await coded(scene, as.member, "end badly", "doubt", "slogan");
    await change(as.owner, book, { kind: "merge-codes", fromId: idOf("doubt"), intoId: idOf("fear") });
    await change(as.owner, book, { kind: "merge-codes", fromId: idOf("slogan"), intoId: idOf("fear") });
    const refusal = await refusalOf(undo(as.owner, book, 2));
    expect(refusal).toMatchObject({ code: "conflict", message: expect.stringContaining("version 3") });
    await undo(as.owner, book, 3);
    await undo(as.owner, book, 2);
    expect(await slugsOf(note)).toEqual(["doubt slogan"]);
  });
});

describe("splitting a code", () => {
  it("gives the passages that are named their new codes, and leaves the others", async () => {
    const scene = await codingClass();
    const { as, book, idOf } = scene;
    const [a, b, c] = [
      await coded(scene, as.member, "end badly", "doubt"),
      await coded(scene, as.owner, "would believe", "doubt", "slogan"),
      await coded(scene, as.owner, "Nobody", "doubt"),
    ] as const;
    const into = [
      { code: aCode("Doubt in people"), annotationIds: [a.id] },
      { code: aCode("Doubt in facts", { shade: 2 }), annotationIds: [b.id] },
    ];
    const split = { kind: "split-code", codeId: idOf("doubt"), into };
    expect(await planChange(as.owner, book.id, { change: split })).toMatchObject({
      passages: { annotations: 2 },
    });
    const { book: after } = await change(as.owner, book, split);
    expect(await slugsOf(a, b, c)).toEqual(["doubt-in-people", "doubt-in-facts slogan", "doubt"]);
    expect(after.codes.map(({ slug }) => slug)).toEqual([
      "moves",
      "doubt",
      "doubt-in-people",
      "doubt-in-facts",
      "fear",
      "slogan",
      "other",
    ]);

    await undo(as.owner, book, 2);
    expect(await slugsOf(a, b, c)).toEqual(["doubt", "doubt slogan", "doubt"]);
    expect((await getCodebook(as.owner, book.id)).codes).toEqual(book.codes);
    await undo(as.owner, book, 3);
    expect(await slugsOf(a, b, c)).toEqual(["doubt-in-people", "doubt-in-facts slogan", "doubt"]);
  });

  it("is refused for a passage without the code, and not undone once others code with what it made", async () => {
    const scene = await codingClass();
    const { as, book, idOf } = scene;
    const other = await coded(scene, as.member, "end badly", "slogan");
    const made = aCode("New");
    const split = (annotationIds: string[]) => ({
      kind: "split-code",
      codeId: idOf("doubt"),
      into: [{ code: made, annotationIds }],
    });
    expect(await answerOf(change(as.owner, book, split([other.id])))).toBe("invalid");
    expect(await versionOf(book)).toBe(1);
    const { book: after } = await change(as.owner, book, split([]));
    await createAnnotation(as.member, { ...draftOf(scene, "Nobody"), codes: [codeIn(after, "new")] });
    const refusal = await refusalOf(undo(as.owner, book, 2));
    expect(refusal).toMatchObject({ code: "conflict", message: expect.stringContaining("coded with “New”") });
    expect(await versionOf(book)).toBe(2);
  });
});
