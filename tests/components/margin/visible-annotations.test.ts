import { describe, expect, it } from "vitest";
import { filterAnnotations, isFiltering } from "@/components/margin/visible-annotations";
import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { type Filter, NO_CODE, NO_FILTER } from "@/components/reader/view-store";
import { annotation, codeEntry } from "./reader-annotation";

const codes = new Map([codeEntry("justification"), codeEntry("slogan", "justification"), codeEntry("doubt")]);

const shown = (annotations: ReaderAnnotation[], filter: Partial<Filter> = {}) =>
  filterAnnotations(annotations, { ...NO_FILTER, ...filter }, codes, "me").map(({ id }) => id);

describe("filterAnnotations", () => {
  it("orders by place, enclosing passages first, then by when they were made", () => {
    const later = "2026-02-01T00:00:00.000Z";
    expect(
      shown([
        annotation("word", { start: 5, end: 8 }),
        annotation("second", { start: 0, end: 10, createdAt: later }),
        annotation("first", { start: 0, end: 10 }),
        annotation("sentence", { start: 0, end: 50 }),
      ]),
    ).toEqual(["sentence", "first", "second", "word"]);
  });

  it("shows what has a code, and a group of codes shows all under it", () => {
    const all = [annotation("a", { codes: ["slogan"] }), annotation("b", { codes: ["doubt"] })];
    expect(shown(all, { code: "slogan" })).toEqual(["a"]);
    expect(shown(all, { code: "justification" })).toEqual(["a"]);
  });

  it("shows what has no code", () => {
    expect(shown([annotation("a"), annotation("b", { codes: ["doubt"] })], { code: NO_CODE })).toEqual(["a"]);
  });

  it("hides an annotation only when all of its codes are switched off", () => {
    const all = [
      annotation("both", { codes: ["slogan", "doubt"] }),
      annotation("doubt", { codes: ["doubt"] }),
      annotation("none"),
    ];
    expect(shown(all, { hiddenCodes: new Set(["doubt"]) })).toEqual(["both", "none"]);
    expect(shown(all, { hiddenCodes: new Set(["doubt", "slogan"]) })).toEqual(["none"]);
    expect(shown(all, { hiddenCodes: new Set([NO_CODE]) })).toEqual(["both", "doubt"]);
  });

  it("shows one person's annotations", () => {
    const all = [annotation("mine"), annotation("theirs", { authorId: "other" })];
    expect(shown(all, { person: "other" })).toEqual(["theirs"]);
  });

  it("tells the group's from what only I can see", () => {
    const all = [annotation("shared"), annotation("secret", { groupId: null })];
    expect(shown(all, { visibility: "group" })).toEqual(["shared"]);
    expect(shown(all, { visibility: "private" })).toEqual(["secret"]);
  });

  it("shows what is discussed", () => {
    expect(shown([annotation("a"), annotation("b", { commentCount: 2 })], { discussed: true })).toEqual([
      "b",
    ]);
  });

  it("applies everything at once", () => {
    const all = [
      annotation("yes", { codes: ["slogan"], authorId: "other", commentCount: 1 }),
      annotation("no", { codes: ["slogan"], authorId: "other" }),
    ];
    expect(shown(all, { code: "slogan", person: "other", discussed: true })).toEqual(["yes"]);
  });

  it("ends for codes whose parents form a ring", () => {
    const ring = new Map([codeEntry("a", "b"), codeEntry("b", "a")]);
    expect(
      filterAnnotations([annotation("x", { codes: ["a"] })], { ...NO_FILTER, code: "c" }, ring, null),
    ).toEqual([]);
  });
});

describe("isFiltering", () => {
  it("is false for the empty filter and true for any part of one", () => {
    expect(isFiltering(NO_FILTER)).toBe(false);
    expect(isFiltering({ ...NO_FILTER, discussed: true })).toBe(true);
    expect(isFiltering({ ...NO_FILTER, hiddenCodes: new Set(["a"]) })).toBe(true);
  });
});
