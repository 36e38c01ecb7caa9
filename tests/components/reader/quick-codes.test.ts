import { describe, expect, it } from "vitest";
import { codesAtHand, codesByDigit, quickCodes } from "@/components/reader/quick-codes";
import type { CodeRef } from "@/core/codebook";

const BOOKS = [
  { id: "frames", slug: "policy-frames" },
  { id: "wording", slug: "wording-and-attribution" },
];
const code = (id: string, codebookId: string, fields: Partial<CodeRef> = {}): CodeRef => ({
  ...{ id, codebookId, parentId: null, slug: id, name: id, hue: "blue", shade: 1 },
  ...{ hotkey: null, isHeading: false, deprecated: false },
  ...fields,
});
const CODES = [
  code("economic", "frames", { hotkey: "1" }),
  code("morality", "frames", { hotkey: "8" }),
  code("blame", "wording", { hotkey: "1" }),
  code("scare", "wording", { hotkey: "2" }),
  code("heading", "wording", { hotkey: "3", isHeading: true }),
  code("old", "wording", { hotkey: "4", deprecated: true }),
  code("plain", "frames"),
];
const BY_ID = new Map(CODES.map((one) => [one.id, one]));

describe("codes at hand", () => {
  it("lets the codebook on wording have a digit that several codebooks want", () => {
    const byDigit = codesByDigit(CODES, BOOKS);
    expect([...byDigit].map(([digit, { id }]) => [digit, id])).toEqual([
      ["1", "blame"],
      ["2", "scare"],
      ["8", "morality"],
    ]);
  });

  it("lets the codebook that was chosen in the picker come first", () => {
    expect(codesByDigit(CODES, BOOKS, "frames").get("1")?.id).toBe("economic");
    expect(codesByDigit(CODES, BOOKS, "frames").get("2")?.id).toBe("scare");
  });

  it("has only the digits of the codebook that the viewer's task asks for", () => {
    const data = { codes: BY_ID, codebooks: BOOKS.map((book) => ({ ...book, name: book.id })), viewer: null };
    const digits = (taskCodebookId: string | null) =>
      [...codesAtHand({ ...data, taskCodebookId })].map(([digit, { id }]) => `${digit} ${id}`);
    expect(digits("frames")).toEqual(["1 economic", "8 morality"]);
    expect(digits("without keys")).toEqual([]);
    expect(digits(null)).toEqual(["1 blame", "2 scare", "8 morality"]);
  });

  it("falls back to the order of the codebooks where that one is missing", () => {
    const others = CODES.map((one) => (one.codebookId === "wording" ? { ...one, codebookId: "own" } : one));
    expect(
      codesByDigit(others, [BOOKS[0] as (typeof BOOKS)[0], { id: "own", slug: "own" }]).get("1")?.id,
    ).toBe("economic");
  });

  it("offers the most used codes first, then those with the first digits, each with the digit it really has", () => {
    const annotations = [{ codes: ["plain"] }, { codes: ["economic", "plain"] }, { codes: ["old", "gone"] }];
    const quick = quickCodes(BY_ID, codesByDigit(CODES, BOOKS), annotations, 4);
    expect(quick.map(({ code: { id }, digit }) => [id, digit])).toEqual([
      ["plain", null],
      ["economic", null],
      ["blame", "1"],
      ["scare", "2"],
    ]);
  });
});
