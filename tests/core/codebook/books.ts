import fc from "fast-check";
import type { Book, BookCode } from "@/core/codebook/book";
import type { Change, NewCode } from "@/core/codebook/change";

/** Ids that are easy to read in a failing test. */
export const idOf = (number: number): string =>
  `01900000-0000-7000-8000-${number.toString().padStart(12, "0")}`;

export const bookCode = (number: number, more: Partial<BookCode> = {}): BookCode => ({
  id: idOf(number),
  parentId: null,
  slug: `code-${number}`,
  name: `Code ${number}`,
  label: `Code ${number}`,
  definition: "",
  whenToUse: "",
  whenNotToUse: "",
  positiveExamples: [],
  negativeExamples: [],
  hue: "teal",
  shade: 1,
  hotkey: null,
  isHeading: false,
  deprecatedAt: null,
  mergedIntoId: null,
  ...more,
});

export const newCode = (number: number, more: Partial<NewCode> = {}): NewCode => ({
  id: idOf(number),
  name: `Code ${number}`,
  definition: "",
  whenToUse: "",
  whenNotToUse: "",
  positiveExamples: [],
  negativeExamples: [],
  hue: "amber",
  shade: 2,
  hotkey: null,
  isHeading: false,
  ...more,
});

export const bookOf = (codes: readonly BookCode[]): Book => ({
  name: "A book",
  description: "",
  guidelines: "",
  source: "",
  codes,
});

export const now = "2026-01-02T03:04:05.678Z";
export const unused = { now, isUsed: () => false };

/** A heading with two codes, one of which has a code under it; and two codes beside it. */
export const smallBook = (): Book =>
  bookOf([
    bookCode(1, { isHeading: true }),
    bookCode(2, { parentId: idOf(1), hotkey: "1" }),
    bookCode(3, { parentId: idOf(2) }),
    bookCode(4, { parentId: idOf(1), hotkey: "2" }),
    bookCode(5),
    bookCode(6),
  ]);

/**
 * Any change, about codes 1 to 12, of which a book has some: what is refused is as much a part of it as what
 * is done. New codes get the ids from 7 on, so that some are sent twice.
 */
export const anyChange: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("edit-book" as const), name: fc.string({ minLength: 1 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("add-code" as const),
      parentId: fc.option(someId()),
      index: fc.nat(6),
      code: someNewCode(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("edit-code" as const),
      codeId: someId(),
      fields: fc.record(
        {
          name: fc.constantFrom("Doubt", "Fear", "Code 2"),
          hotkey: fc.constantFrom(null, "1" as const, "2" as const, "3" as const),
          isHeading: fc.boolean(),
          shade: fc.integer({ min: 1, max: 5 }),
        },
        { requiredKeys: [] },
      ),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("move-code" as const),
      codeId: someId(),
      parentId: fc.option(someId()),
      index: fc.nat(6),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("merge-codes" as const), fromId: someId(), intoId: someId() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("split-code" as const),
      codeId: someId(),
      into: fc.array(
        someNewCode().map((code) => ({ code, annotationIds: [] })),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("deprecate-code" as const), codeId: someId() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("bring-back-code" as const), codeId: someId() }) },
);

function someId(): fc.Arbitrary<string> {
  return fc.integer({ min: 1, max: 12 }).map(idOf);
}

function someNewCode(): fc.Arbitrary<NewCode> {
  return fc
    .record({
      number: fc.integer({ min: 7, max: 12 }),
      isHeading: fc.boolean(),
      hotkey: fc.constantFrom(null, "1", "4"),
    })
    .map(({ number, ...more }) => newCode(number, more as Partial<NewCode>));
}
