import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planSpans, presenceKey, type SpanFacts } from "@/core/import-layer/plan-spans";
import { readSpans } from "@/core/import-layer/span-lines";
import { placeSpan, spanText } from "@/core/import-layer/span-place";
import { snapToGraphemes } from "@/core/text/grapheme";

const TEXT = "Thumbs 👍🏽 up, said the family 👨‍👩‍👧‍👦: naïve words about Biden's war.";
const CODES: Record<string, string> = { loaded: "L", doubt: "D", fear: "F" };

const factsOver = (texts: Record<string, string>, fields: Partial<SpanFacts> = {}): SpanFacts => {
  let made = 0;
  return {
    importId: "import",
    importerId: "me",
    groupId: "group",
    unit: "code-points",
    articleOf: (name) =>
      texts[name] === undefined ? undefined : { id: name, versionId: `${name}-1`, text: texts[name] },
    codeOf: ({ name }) =>
      CODES[name] ? { id: CODES[name] } : { refused: `“${name}” is no code of the book.` },
    isPresent: () => false,
    isKnown: () => false,
    newId: () => `id-${made++}`,
    ...fields,
  };
};

const plan = (text: string, fields: Partial<SpanFacts> = {}, format: "tsv" | "jsonl" = "tsv") =>
  planSpans(readSpans(format, text), factsOver({ one: TEXT }, fields));

/** In the words of each: where it stands, and its codes. */
const made = ({ plans }: ReturnType<typeof planSpans>) =>
  [...plans.values()].flatMap(({ annotations }) =>
    annotations.map(({ made }) => `${made?.anchors?.current.exact} → ${made?.codes.join("")}`),
  );

const pointsOf = (words: string) => {
  const start = [...TEXT.slice(0, TEXT.indexOf(words))].length;
  return [start, start + [...words].length] as const;
};
const row = (words: string, code: string) => ["one", code, ...pointsOf(words)].join("\t");

describe("a table of spans", () => {
  test("is placed by code points, lines of one passage together, a head line left out", () => {
    const read = plan(
      `id\ttechnique\tbegin\tend\r\n${row("Biden's war", "loaded")}\n\n${row("👨‍👩‍👧‍👦", "fear")}\n${row("Biden's war", "doubt")}\n`,
    );
    expect(made(read)).toEqual(["Biden's war → LD", "👨‍👩‍👧‍👦 → F"]);
    expect(read).toMatchObject({ imported: 2, refused: 0, lines: [] });
  });

  test("says of each line that is refused why, and brings in the others", () => {
    const last = [...TEXT].length;
    const read = plan(
      [
        row("Thumbs", "loaded"),
        "two\tloaded\t0\t3",
        row("Thumbs", "made-up"),
        `one\tloaded\t${last - 3}\t${last + 1}`,
        `one\tloaded\t0\t9999`,
        "one\tloaded\t5\t5",
        "one\tloaded\t9\t3",
        "one\tloaded\tx\ty",
        "one loaded 1 2",
        row("Thumbs", "loaded"),
        `one\tloaded\t${pointsOf("👨‍👩‍👧‍👦")[0] + 1}\t${pointsOf("👨‍👩‍👧‍👦")[0] + 3}`,
      ].join("\n"),
    );
    expect(made(read)).toEqual(["Thumbs → L", "👨‍👩‍👧‍👦 → L"]);
    expect(read.lines.map(({ line, outcome, why }) => `${line} ${outcome}: ${why}`)).toEqual([
      "2 refused: There is no article “two” that you may read.",
      "3 refused: “made-up” is no code of the book.",
      `4 refused: It reaches past the end of the text, which has ${last} code points. Counted in UTF-16 code units it would not: the file may be in that unit.`,
      `5 refused: It reaches past the end of the text, which has ${last} code points.`,
      "6 refused: Its range, 5 to 5, is empty.",
      "7 refused: It ends at 3, before it begins at 9.",
      "8 refused: “x” and “y” are no offsets.",
      "9 refused: Expected 4 cells with tabs between, id, technique, begin and end; found 1.",
      "10 left-out: It says the same as line 1.",
      "11 changed: It began or ended inside a character, and is on “👨‍👩‍👧‍👦” now.",
    ]);
    expect(read).toMatchObject({ imported: 2, refused: 8 });
  });

  test("is told from JSON lines that were taken for one", () => {
    expect(plan('{"article": "one", "start": 0, "end": 6}').lines[0]?.why).toContain("as JSON lines");
  });

  test("is in the wrong unit where only that makes it fit", () => {
    const bytes = new TextEncoder().encode(TEXT).byteLength;
    expect(plan(`one\tloaded\t0\t${bytes}`).lines[0]?.why).toContain(
      "Counted in bytes of UTF-8 it would not",
    );
    expect(plan(`one\tloaded\t0\t${TEXT.length}`, { unit: "utf-16" }).lines).toEqual([]);
  });
});

describe("JSON lines", () => {
  const line = (words: string, start: number, rest: object = {}) =>
    JSON.stringify({ article: { slug: "one" }, start, end: start + words.length, exact: words, ...rest });

  test("must say what stands there, and tell by it which unit was meant", () => {
    const at = TEXT.indexOf("naïve");
    const [points] = pointsOf("naïve");
    const inBytes = new TextEncoder().encode(TEXT.slice(0, at)).byteLength;
    const bytes = { start: inBytes, end: inBytes + new TextEncoder().encode("naïve").byteLength };
    const read = plan(
      [
        line("naïve", at, { codes: [{ codebook: "book", code: "doubt" }], note: "Whose?" }),
        line("naïve", points),
        JSON.stringify({ article: "one", exact: "naïve", ...bytes }),
        line("other", at),
        "{",
        JSON.stringify({ article: "one", start: null, end: null }),
        JSON.stringify({ article: "o\u0000ne", start: 0, end: 3 }),
        line("naïve", at, { codes: [{ codebook: "\ud800", code: "doubt" }] }),
      ].join("\n"),
      { unit: "utf-16" },
      "jsonl",
    );
    expect(made(read)).toEqual(["naïve → D"]);
    expect(read.lines.map(({ why }) => why)).toEqual([
      "Its words stand there counted in code points, not in UTF-16 code units.",
      "Its words stand there counted in bytes of UTF-8, not in UTF-16 code units.",
      "There stands “naïve”, not “other”.",
      "This is no JSON.",
      "It stands nowhere in a text.",
      "It has characters that cannot be kept.",
      "It has characters that cannot be kept.",
    ]);
  });

  test("bring what others wrote under the importer's name, which says whose words they are", () => {
    const at = TEXT.indexOf("naïve");
    const [bea, me] = [
      { id: "bea-there", name: "Bea *the* [one](http://x) @ada", handle: "bea" },
      { id: "me", name: "Me", handle: "me" },
    ];
    const comments = [
      { id: "1", parent: null, author: me, body: "My own." },
      { id: "2", parent: "1", author: null, body: "" },
      { id: "3", parent: "2", author: bea, body: "Hers.", created: "2026-01-02T10:00:00Z" },
      { id: "3", parent: null, author: bea, body: "Twice." },
      { id: "4", author: bea },
    ];
    const read = plan(
      line("naïve", at, { author: bea, created: "yesterday", note: "Whose?", comments }),
      { unit: "utf-16" },
      "jsonl",
    );
    expect(read).toMatchObject({ imported: 1, comments: 2, attributed: 2, refused: 0 });
    const [one] = read.plans.get("one")?.annotations ?? [];
    const name = "Bea \\*the\\* \\[one\\]\\(http\\:\\/\\/x\\) ada (bea)";
    expect(one?.made).toMatchObject({
      authorId: "me",
      note: `*${name} wrote elsewhere:*\n\nWhose?`,
      provenance: { foreign: { imported: { author: bea } } },
    });
    const [own, hers] = one?.comments ?? [];
    expect(own).toMatchObject({ authorId: "me", body: "My own.", provenance: { foreign: null } });
    expect(hers).toMatchObject({
      authorId: "me",
      parentId: own?.id,
      body: `*${name} wrote elsewhere on 2026-01-02:*\n\nHers.`,
    });
    expect(read.lines.map(({ line, outcome, why }) => `${line} ${outcome}: ${why}`)).toEqual([
      "1 left-out: Comment 2 is left out: it says nothing, as what was deleted.",
      "1 left-out: Comment 4 is left out: its id stands twice in the line.",
      expect.stringContaining("1 left-out: Comment 5 is left out: body"),
    ]);
    const known = { unit: "utf-16", isKnown: () => true } as const;
    const again = plan(line("naïve", at, { id: "x", comments: comments.slice(0, 1) }), known, "jsonl");
    expect(again.lines.map(({ why }) => why)).toEqual([
      "It is here already; its comment is not brought in again.",
    ]);
  });

  test("bring the words of the article that a comment quotes where they stand there, and say where they do not", () => {
    const [at, said] = [TEXT.indexOf("naïve"), TEXT.indexOf("the family")];
    const quote = { versionId: "elsewhere", start: said, end: said + 10, exact: "the family" };
    const comments = [
      { id: "1", body: "These.", quote },
      { id: "2", body: "Those.", quote: { ...quote, exact: "the fathers" } },
      { id: "3", body: "What?", quote: "the family" },
      { id: "4", body: "None.", quote: null },
    ];
    const read = plan(line("naïve", at, { comments }), { unit: "utf-16" }, "jsonl");
    const [one] = read.plans.get("one")?.annotations ?? [];
    expect(one?.comments.map(({ body, quote }) => [body, quote])).toEqual([
      ["These.", { ...quote, versionId: "one-1" }],
      ["Those.", null],
      ["What?", null],
      ["None.", null],
    ]);
    expect(read.lines.map(({ outcome, why }) => `${outcome}: ${why}`)).toEqual([
      "changed: What 2 comments quote is not in this article at that place; it is not quoted here.",
    ]);
  });

  test("that say the same annotation twice make it once", () => {
    const at = TEXT.indexOf("naïve");
    const once = line("naïve", at, { id: "n", codes: ["doubt"], note: "Whose?" });
    const read = plan(
      [once, once, line("words", at + 6, { id: "m" })].join("\n"),
      { unit: "utf-16" },
      "jsonl",
    );
    expect(read).toMatchObject({ imported: 2, refused: 0 });
    expect(read.lines).toEqual([
      { line: 2, outcome: "left-out", why: "It is the annotation of line 1 once more." },
    ]);
  });

  test("that are here already are counted, by id or by passage and codes", () => {
    const at = TEXT.indexOf("naïve");
    const key = presenceKey(at, at + 5, ["D"]);
    const facts = {
      unit: "utf-16",
      isPresent: (_: string, one: string) => one === key,
      isKnown: (_: string, id: string) => id === "known",
    } as const;
    const text = [line("naïve", at, { codes: ["doubt"] }), line("words", at + 6, { id: "known" })].join("\n");
    expect(plan(text, facts, "jsonl")).toMatchObject({ imported: 0, present: 2, refused: 0, lines: [] });
  });
});

test("whatever a text is made of, a span in code points stands on the same words, widened to whole characters", () => {
  const text = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
    .filter((one) => one.trim() === one);
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (text, a, b) => {
      const points = [...text];
      const [start, end] = [a % points.length, (b % points.length) + 1];
      fc.pre(start < end && text.isWellFormed());
      const words = points.slice(start, end).join("");
      const placed = placeSpan(spanText(text), { start, end, exact: words }, "code-points");
      if (words.trim() === "") return expect(placed).toHaveProperty("refused");
      if ("refused" in placed) throw new Error(placed.refused);
      const here = points.slice(0, start).join("").length;
      expect(placed.range).toEqual(snapToGraphemes(text, { start: here, end: here + words.length }));
      expect(text.slice(placed.range.start, placed.range.end)).toContain(words);
    }),
  );
});
