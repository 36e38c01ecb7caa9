import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toCsv } from "@/core/export/csv";
import { harmless } from "@/core/export/harmless";
import { annotationOn, anyLayer, headOf, joined, listed, type TestLayer } from "./layer-arbitrary";

const written = (layer: TestLayer, bom = false) => joined(toCsv(listed(layer), { bom }));

/** A reader of RFC 4180 of its own: quotes doubled, CRLF between records, nothing else special. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length; ) {
    let cell = "";
    if (text[at] === '"') {
      for (at++; ; at++) {
        if (at >= text.length) throw new Error("A quoted cell has no end.");
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[at++];
        else break;
      }
      at++;
    } else {
      while (at < text.length && text[at] !== "," && !text.startsWith("\r\n", at)) {
        if (/["\r\n]/.test(text[at] ?? "")) throw new Error(`Unquoted ${JSON.stringify(text[at])}.`);
        cell += text[at++];
      }
    }
    row.push(cell);
    if (text.startsWith("\r\n", at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else if (text[at] === ",") at++;
    else throw new Error(`Neither a comma nor CRLF at ${at}.`);
  }
  return rows;
}

describe("CSV", () => {
  test("has one row for each code of each annotation, and reads back to what was written", async () => {
    await fc.assert(
      fc.asyncProperty(anyLayer, async (layer) => {
        const [names = [], ...rows] = parseCsv(await written(layer));
        const cell = (row: string[], name: string) => row[names.indexOf(name)];
        const expected = layer.items.flatMap(({ annotation }) =>
          (annotation.codes.length > 0 ? annotation.codes : [null]).map((code) => ({
            annotation: annotation.id,
            passage: harmless(annotation.target?.quote.exact ?? ""),
            note: harmless(annotation.note),
            author: harmless(annotation.author.name),
            start: String(annotation.target?.start ?? ""),
            code: code === null ? "" : (layer.head.codes.get(code)?.slug ?? ""),
          })),
        );
        expect(
          rows.map((row) => ({
            annotation: cell(row, "annotation"),
            passage: cell(row, "passage"),
            note: cell(row, "note"),
            author: cell(row, "author"),
            start: cell(row, "start"),
            code: cell(row, "code"),
          })),
        ).toEqual(expected);
        expect(rows.every((row) => row.length === names.length)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test("holds no cell that a spreadsheet would run", async () => {
    await fc.assert(
      fc.asyncProperty(anyLayer, async (layer) => {
        for (const row of parseCsv(await written(layer))) {
          for (const cell of row) expect(cell).not.toMatch(/^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u);
        }
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00A0=1",
    "\u200B=1",
    "＝1",
    "＋1",
    "－1",
    "＠A1",
    "|cmd",
    "%0A",
  ])("puts an apostrophe before %j", (cell) => {
    expect(harmless(cell)).toBe(`'${cell}`);
  });

  test.each(["", "a=1", "1-2", "“=1”", "'=1", "–1 is a dash", "été"])("leaves %j as it is", (cell) => {
    expect(harmless(cell)).toBe(cell);
  });

  test("begins with a byte order mark only if asked to", async () => {
    const text = "One two three.";
    const annotation = annotationOn(text, 0, { start: 0, end: 3 }, { note: "", name: "Ada" });
    const layer = {
      head: headOf(text, []),
      places: [],
      items: [{ annotation, comments: [] }],
      discussion: [],
    };
    expect((await written(layer, true)).startsWith("\uFEFFarticle,")).toBe(true);
    expect((await written(layer, false)).startsWith("article,")).toBe(true);
  });
});
