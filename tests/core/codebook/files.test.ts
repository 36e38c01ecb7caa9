import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type CodebookSeed, CodebookSeedSchema, HUES, SHADES } from "@/core/codebook";
import { codebookToCsv } from "@/core/codebook/file/csv";
import { codebookToJson } from "@/core/codebook/file/json";
import { codebookToQdc } from "@/core/codebook/file/qdc";
import { readCodebookFile } from "@/core/codebook/file/read";
import type { FileReason } from "@/core/codebook/file/read-result";
import { hexOf, nearestColour, PALETTE } from "@/core/codebook/palette";
import { colourOf, readStyles } from "@/tests/components/style-sheet";
import { againstSchema } from "@/tests/support/refi-qda-rules";
import { idOf } from "./books";

const shipped = ["persuasion-techniques", "policy-frames", "wording-and-attribution"].map((name) =>
  CodebookSeedSchema.parse(
    JSON.parse(readFileSync(new URL(`../../../prisma/seed/codebooks/${name}.json`, import.meta.url), "utf8")),
  ),
);

const guids = new Map<string, string>();
const guidOf = (slug: string): string => {
  const known = guids.get(slug) ?? idOf(guids.size + 1);
  guids.set(slug, known);
  return known;
};

const reasonsOf = (text: string, name = "book.csv"): FileReason[] =>
  readCodebookFile(text, name).faults.map(({ reason }) => reason);

/** Orders as numbers in a row: all that a file keeps of them. */
const numbered = (book: CodebookSeed): CodebookSeed => ({
  ...book,
  codes: [...book.codes]
    .sort((a, b) => a.order - b.order)
    .map((code, index) => ({ ...code, order: index + 1 })),
});

const word = fc
  .string({ minLength: 1, maxLength: 20, unit: "grapheme" })
  .map((text) => `a${text.replace(/\p{Cc}/gu, "")}z`);
/** Text as people write it, with what files and spreadsheets trip over. */
const text = fc
  .array(
    fc.oneof(word, fc.constantFrom("=SUM(1)", "'", '"', ",", ";", "<&>", "]]>", "\n", "Examples", "→")),
    { maxLength: 6 },
  )
  .map((parts) =>
    parts
      .join(" ")
      .replace(/[^\S\n]+/g, " ")
      .trim(),
  );
const example = fc.record({ text: word, why: text.map((each) => each.replace(/\n/g, " ").trim()) });

const anyBook: fc.Arbitrary<CodebookSeed> = fc
  .array(
    fc.record({
      name: word,
      definition: text,
      whenToUse: text,
      whenNotToUse: text,
      positiveExamples: fc.array(example, { maxLength: 2 }),
      negativeExamples: fc.array(example, { maxLength: 2 }),
      hue: fc.constantFrom(...HUES),
      shade: fc.constantFrom(...SHADES),
      isGroup: fc.boolean(),
      up: fc.nat(3),
      deprecated: fc.boolean(),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((codes) => {
    const above: number[] = [];
    return {
      slug: "a-book",
      name: "A book",
      description: "",
      guidelines: "",
      source: "",
      codes: codes.map(({ up, deprecated, ...code }, index) => {
        above.length = Math.min(above.length, up);
        const parent = above.at(-1);
        above.push(index);
        return {
          ...code,
          slug: `code-${index}`,
          label: code.name,
          parent: parent === undefined ? null : `code-${parent}`,
          hotkey: index < 9 ? (String(index + 1) as "1") : null,
          order: index + 1,
          ...(deprecated && { deprecated: true as const, hotkey: null }),
        };
      }),
    };
  });

const RUNS = { numRuns: 40 };

describe("a codebook that is written to a file and read again", () => {
  test("as JSON is the same, whatever is in it", () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        expect(readCodebookFile(codebookToJson(book), "x.json")).toMatchObject({
          codebook: book,
          faults: [],
        });
      }),
    );
  });

  test("as CSV has the same codes, whatever is in them, and harmless to a spreadsheet", () => {
    fc.assert(
      fc.property(anyBook, fc.boolean(), (book, bom) => {
        const file = codebookToCsv(book, { bom });
        const { codebook, faults } = readCodebookFile(file, "A_book.csv");
        expect(faults).toEqual([]);
        expect(codebook?.codes).toEqual(book.codes);
        expect(codebook?.name).toBe("A book");
        expect(file.split(/\r\n/).some((line) => /^[=+@-]/.test(line))).toBe(false);
      }),
      RUNS,
    );
  });

  test("as REFI-QDA has the same tree, colours, words and examples", () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const file = codebookToQdc(book, guidOf);
        expect(againstSchema(file)).toEqual([]);
        const { codebook, faults, notes } = readCodebookFile(file, "A book.qdc");
        expect([faults, notes]).toEqual([[], []]);
        expect(codebook?.guidelines).toBe(book.guidelines);
        const names = (codes: CodebookSeed["codes"]) => {
          const nameOf = new Map(codes.map(({ slug, name }) => [slug, name]));
          return codes.map(({ slug: _, parent, hotkey: __, ...code }) => ({
            ...code,
            parent: parent && nameOf.get(parent),
          }));
        };
        expect(names(codebook?.codes ?? [])).toEqual(names(book.codes));
      }),
      RUNS,
    );
  });

  it.each(shipped.map((book) => [book.slug, book] as const))(
    "keeps %s, which ships with the site",
    (_, book) => {
      const whole = numbered(book);
      expect(readCodebookFile(codebookToJson(book), "").codebook).toEqual(whole);
      expect(readCodebookFile(codebookToCsv(whole, { bom: true }), "").codebook?.codes).toEqual(whole.codes);
      expect(readCodebookFile(codebookToQdc(whole, guidOf), "").codebook?.codes).toHaveLength(
        whole.codes.length,
      );
    },
  );
});

const csv = (...rows: string[]): string => ["slug,parent,name,hotkey,colour", ...rows].join("\n");
const qdc = (inside: string): string =>
  `<?xml version="1.0"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0">\n${inside}\n</CodeBook>`;

describe("a file that cannot be brought in", () => {
  it.each<[what: string, file: string, faults: [FileReason, number | null][]]>([
    [
      "a circle",
      csv("a,b,A", "b,a,B", ",,C"),
      [
        ["circle", 2],
        ["circle", 3],
      ],
    ],
    ["an address twice", csv("a,,A", "a,,B"), [["slug-twice", 3]]],
    ["a parent that is not there", csv("a,x,A"), [["no-parent", 2]]],
    ["a key twice", csv("a,,A,1", "b,,B,1"), [["hotkey-twice", 3]]],
    ["a code without a name", csv("a,,A", "b,,"), [["field", 3]]],
    [
      "a name over several lines, and the row after it",
      csv('a,,"A\nB"', "b,,", "c,,C"),
      [
        ["field", 2],
        ["field", 4],
      ],
    ],
    ["a quotation mark that is not closed", csv('a,,"A', "b,,B"), [["not-csv", 3]]],
    ["no column with names", "id,text\n1,2", [["no-name-column", null]]],
    [
      "a fault behind cells of several lines, as Windows ends them",
      'name,definition,hotkey\r\nFear,"One\r\nTwo\r\nThree",1\r\nHope,x,1\r\n',
      [["hotkey-twice", 5]],
    ],
    ["a parent whose name two codes have", "name,parent\nFear,\nFear,\nDread,Fear", [["parent-unclear", 4]]],
    ["nothing", "", [["no-codes", null]]],
    ["JSON that breaks off", '{\n  "codes": [\n    {"slug": "a",}', [["not-json", 3]]],
    ["JSON of something else", '{"articles": []}', [["not-a-codebook", null]]],
    ["JSON that is a list", "[]", [["not-a-codebook", null]]],
    ["XML that breaks off", '<CodeBook>\n<Codes>\n<Code guid="1"', [["not-xml", 3]]],
    ["XML of something else", "<html></html>", [["not-a-codebook", null]]],
    ["XML deeper than any stack", "<a>".repeat(200_000), [["not-xml", null]]],
    [
      "an entity that explodes",
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><CodeBook>&b;</CodeBook>',
      [["not-xml", 1]],
    ],
    [
      "a code of another program twice",
      qdc(
        '<Codes><Code guid="1" name="A" isCodable="true"/>\n<Code guid="1" name="B" isCodable="true"/></Codes>',
      ),
      [["guid-twice", 4]],
    ],
  ])("says where: %s", (_, file, faults) => {
    const read = readCodebookFile(file, "book");
    expect(read.codebook).toBeNull();
    expect(read.faults.map(({ reason, line }) => [reason, line])).toEqual(faults);
  });

  it("is one with more codes, or deeper ones, than a codebook has room for", () => {
    const rows = Array.from({ length: 1_001 }, (_, index) => `c${index},,Code ${index}`);
    expect(reasonsOf(csv(...rows))).toEqual(["too-many"]);
    const deep = Array.from(
      { length: 8 },
      (_, index) => `c${index},${index ? `c${index - 1}` : ""},Code ${index}`,
    );
    expect(reasonsOf(csv(...deep))).toEqual(["too-deep"]);
  });
});

describe("a file of another program", () => {
  it("is read with semicolons, parents by name, and colours as near as ours come", () => {
    const read = readCodebookFile(
      "Code;Parent;Description;Color;Memo\nDoubt;;Asks.;#123456;x\nFear;Doubt;;;\n",
      "My_codes.csv",
    );
    expect(read.codebook?.name).toBe("My codes");
    expect(read.codebook?.codes.map(({ slug, parent, definition }) => [slug, parent, definition])).toEqual([
      ["doubt", null, "Asks."],
      ["fear", "doubt", ""],
    ]);
    expect(read.notes.map(({ reason, line }) => [reason, line])).toEqual([
      ["unknown-column", 1],
      ["colour-changed", 2],
    ]);
  });

  it("is read from REFI-QDA with its tree and its headings, and says which sets are left out", () => {
    const file = qdc(
      `<Codes><Code guid="A1" name="Emotion" isCodable="false" color="#FF0000"><Description>What
is felt.</Description><Code guid="A2" name="Fear &amp; dread" isCodable="true"/></Code></Codes>
<Sets><Set guid="S" name="Mine"><MemberCode guid="A2"/></Set></Sets>`,
    );
    const read = readCodebookFile(file, "x.qdc");
    expect(read.faults).toEqual([]);
    expect(
      read.codebook?.codes.map(({ name, isGroup, parent, definition }) => [
        name,
        isGroup,
        parent,
        definition,
      ]),
    ).toEqual([
      ["Emotion", true, null, "What\nis felt."],
      ["Fear & dread", false, "emotion", ""],
    ]);
    expect(read.notes.map(({ reason }) => reason)).toEqual(["colour-changed", "sets-left-out"]);
  });
});

describe("a file that leaves things to us", () => {
  const codesOf = (text: string) => readCodebookFile(text, "Feelings.json").codebook?.codes ?? [];

  it("gets colours that can be told apart: each branch its hue, each code its shade", () => {
    const rows = ["Feelings,,yes", "Fear,Feelings,", "Hope,Feelings,", "Acts,,yes", "Threat,Acts,"];
    const codes = codesOf(["name,parent,heading", ...rows].join("\n"));
    const hueOf = (name: string) => codes.find((code) => code.name === name)?.hue;
    expect(hueOf("Fear")).toBe(hueOf("Hope"));
    expect(hueOf("Threat")).not.toBe(hueOf("Fear"));
    const flat = codesOf(["name", ...Array.from({ length: 30 }, (_, at) => `Code ${at}`)].join("\n"));
    expect(new Set(flat.map(hexOf)).size).toBe(30);
  });

  it("needs no more of JSON than its codes' names, and is called after the file", () => {
    const file = JSON.stringify({ codes: [{ name: "Fear" }, { name: "Hope", hotkey: "1" }] });
    expect(readCodebookFile(file, "Feelings.json").codebook?.name).toBe("Feelings");
    expect(codesOf(file).map(({ slug, hotkey }) => [slug, hotkey])).toEqual([
      ["fear", null],
      ["hope", "1"],
    ]);
  });

  it("says in words which key, hue or shade there is none of", () => {
    const code = { name: "Fear", hotkey: "F1", hue: "pink", shade: 9 };
    const read = readCodebookFile(JSON.stringify({ codes: [code] }), "a.json");
    expect(read.faults.map(({ detail }) => detail.join(": "))).toEqual([
      "hue: The colours are vermilion, amber, green, teal, blue, violet.",
      "shade: Shades are whole numbers from 1 to 5.",
      "hotkey: Keys are the digits from 1 to 9.",
    ]);
  });

  it("keeps two codes of one name, tells it, and names a circle by its codes", () => {
    const twice = readCodebookFile("name,parent,colour\nFear,,red\nFear,,", "a.csv");
    expect(twice.codebook?.codes.map(({ slug }) => slug)).toEqual(["fear", "fear-2"]);
    expect(twice.notes.map(({ reason, line }) => [reason, line])).toEqual([
      ["no-colour", 2],
      ["name-twice", 3],
    ]);
    const circle = readCodebookFile("name,parent\nFear,Dread\nDread,Fear", "a.csv");
    expect(circle.faults.map(({ about, detail }) => [about, ...detail])).toEqual([
      ["Fear", "Dread"],
      ["Dread", "Fear"],
    ]);
  });
});

describe("the palette as other programs are told it", () => {
  const css = readStyles("code-colours.css");

  it("is the light theme's, colour by colour, and each is found again exactly", () => {
    for (const hue of HUES) {
      for (const shade of SHADES) {
        const selector = shade === 1 ? `[data-hue="${hue}"]` : `[data-hue="${hue}"][data-shade="${shade}"]`;
        const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(
          ([, each]) => each?.trim() === selector,
        );
        const drawn = colourOf(rules.map(([, , body]) => body).join("\n"), "--code-chip", "light");
        const told = colourOf(
          `--code-chip: light-dark(${hexOf({ hue, shade }).toLowerCase()}, #000000);`,
          "--code-chip",
          "light",
        );
        expect(told).toEqual(drawn);
        expect(nearestColour(PALETTE[hue][shade - 1] ?? "")).toEqual({ hue, shade });
      }
    }
  });

  it("knows no colour where there is none", () => {
    expect(nearestColour("red")).toBeNull();
    expect(nearestColour("")).toBeNull();
  });
});
