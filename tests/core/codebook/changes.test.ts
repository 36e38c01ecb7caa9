import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { applyChange } from "@/core/codebook/apply-change";
import { type Book, bookFault, sortedAsTree } from "@/core/codebook/book";
import { applyDiff, ChangeStandsOn, diffBooks, invertDiff } from "@/core/codebook/book-diff";
import type { Change } from "@/core/codebook/change";
import { ChangeRefused, type RefusalReason } from "@/core/codebook/refusal";
import { summaryOf } from "@/core/codebook/summary";
import { anyChange, bookCode, bookOf, idOf, newCode, now, smallBook, unused } from "./books";

/** Code 6 stands on passages. */
const context = { now, isUsed: (id: string) => id === idOf(6) };

function attempt(book: Book, change: Change): Book | null {
  try {
    return applyChange(book, change, context);
  } catch (thrown) {
    if (thrown instanceof ChangeRefused) return null;
    throw thrown;
  }
}

const namesOf = (book: Book): string =>
  book.codes
    .map(
      (code) =>
        `${code.id.slice(-2).replace(/^0/, "")}${code.parentId ? `<${Number(code.parentId.slice(-2))}` : ""}`,
    )
    .join(" ");

describe("any sequence of changes", () => {
  test("leaves a valid tree, in its order, with at most one code for each key", () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 30 }), (changes) => {
        let book = smallBook();
        for (const change of changes) {
          book = attempt(book, change) ?? book;
          expect(bookFault(book)).toBeNull();
          expect(sortedAsTree(book.codes)).toEqual(book.codes);
        }
      }),
    );
  });

  test("loses no code: each is in the book for good", () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 30 }), (changes) => {
        let book = smallBook();
        for (const change of changes) {
          const next = attempt(book, change) ?? book;
          const ids = new Set(next.codes.map(({ id }) => id));
          expect(book.codes.every(({ id }) => ids.has(id))).toBe(true);
          book = next;
        }
      }),
    );
  });

  test("is undone, step by step from the last, to exactly what was; and redone to exactly what became", () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 20 }), (changes) => {
        const states = [smallBook()];
        for (const change of changes) {
          const next = attempt(states.at(-1)!, change);
          if (next) states.push(next);
        }
        let book = states.at(-1)!;
        for (let at = states.length - 1; at > 0; at--) {
          const diff = stored(diffBooks(states[at - 1]!, states[at]!));
          book = applyDiff(book, invertDiff(diff));
          expect(book).toEqual(states[at - 1]);
          expect(applyDiff(book, diff)).toEqual(states[at]);
        }
      }),
    );
  });

  test("is undone out of order to a valid book, or refused because a later change stands on it", () => {
    fc.assert(
      fc.property(fc.array(anyChange, { minLength: 2, maxLength: 12 }), fc.nat(), (changes, which) => {
        const states = [smallBook()];
        for (const change of changes) {
          const next = attempt(states.at(-1)!, change);
          if (next) states.push(next);
        }
        if (states.length < 2) return;
        const at = 1 + (which % (states.length - 1));
        const diff = diffBooks(states[at - 1]!, states[at]!);
        try {
          expect(bookFault(applyDiff(states.at(-1)!, invertDiff(diff)))).toBeNull();
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(ChangeStandsOn);
        }
      }),
    );
  });
});

/** As `jsonb` gives it back: without what is undefined. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value));

describe("a change", () => {
  it.each<[what: string, change: Change, reason: RefusalReason, field: string]>([
    [
      "a merge into itself",
      { kind: "merge-codes", fromId: idOf(2), intoId: idOf(2) },
      "merge-itself",
      "change.intoId",
    ],
    [
      "a merge into what stands under it",
      { kind: "merge-codes", fromId: idOf(2), intoId: idOf(3) },
      "merge-below",
      "change.intoId",
    ],
    [
      "a merge into a heading",
      { kind: "merge-codes", fromId: idOf(2), intoId: idOf(1) },
      "merge-heading",
      "change.intoId",
    ],
    [
      "a merge of what is not in the book",
      { kind: "merge-codes", fromId: idOf(99), intoId: idOf(2) },
      "no-such-code",
      "change.fromId",
    ],
    [
      "a merge into a code of another book",
      { kind: "merge-codes", fromId: idOf(2), intoId: idOf(99) },
      "no-such-code",
      "change.intoId",
    ],
    [
      "a circle",
      { kind: "move-code", codeId: idOf(1), parentId: idOf(3), index: 0 },
      "move-below-itself",
      "change.parentId",
    ],
    [
      "a code under itself",
      { kind: "move-code", codeId: idOf(5), parentId: idOf(5), index: 0 },
      "move-below-itself",
      "change.parentId",
    ],
    [
      "a move to where it is",
      { kind: "move-code", codeId: idOf(5), parentId: null, index: 1 },
      "nothing-changes",
      "change",
    ],
    [
      "a key that another code has",
      { kind: "edit-code", codeId: idOf(5), fields: { hotkey: "1" } },
      "hotkey-taken",
      "change.fields.hotkey",
    ],
    [
      "a heading made of a code with passages",
      { kind: "edit-code", codeId: idOf(6), fields: { isHeading: true } },
      "heading-with-passages",
      "change.fields.isHeading",
    ],
    [
      "an edit that says what is there",
      { kind: "edit-code", codeId: idOf(5), fields: { name: "Code 5" } },
      "nothing-changes",
      "change",
    ],
    [
      "an id that is taken",
      { kind: "add-code", parentId: null, index: 0, code: newCode(3) },
      "id-taken",
      "change.code.id",
    ],
    [
      "a split of a heading",
      { kind: "split-code", codeId: idOf(1), into: [{ code: newCode(7), annotationIds: [] }] },
      "split-heading",
      "change.codeId",
    ],
    [
      "bringing back what is in use",
      { kind: "bring-back-code", codeId: idOf(5) },
      "not-deprecated",
      "change.codeId",
    ],
  ])("refuses %s", (_, change, reason, field) => {
    expect(() => applyChange(smallBook(), change, context)).toThrow(
      expect.objectContaining({ reason, field }),
    );
  });

  it("refuses a level too deep", () => {
    const codes = [1, 2, 3, 4, 5, 6].map((n) => bookCode(n, { parentId: n === 1 ? null : idOf(n - 1) }));
    const change = { kind: "add-code", parentId: idOf(6), index: 0, code: newCode(7) } as const;
    expect(() => applyChange(bookOf(codes), change, unused)).toThrow(
      expect.objectContaining({ reason: "too-deep" }),
    );
  });

  it("moves a code with all that stands under it", () => {
    const after = applyChange(
      smallBook(),
      { kind: "move-code", codeId: idOf(2), parentId: null, index: 1 },
      unused,
    );
    expect(namesOf(after)).toBe("1 4<1 2 3<2 5 6");
  });

  it("merges a code away: it is deprecated, says where it went, gives up its key and its children", () => {
    const after = applyChange(smallBook(), { kind: "merge-codes", fromId: idOf(2), intoId: idOf(5) }, unused);
    expect(namesOf(after)).toBe("1 2<1 4<1 5 3<5 6");
    expect(after.codes[1]).toMatchObject({ mergedIntoId: idOf(5), deprecatedAt: now, hotkey: null });
  });

  it("puts the codes of a split behind the one that was split", () => {
    const into = [7, 8].map((number) => ({ code: newCode(number), annotationIds: [] }));
    const after = applyChange(smallBook(), { kind: "split-code", codeId: idOf(2), into }, unused);
    expect(namesOf(after)).toBe("1 2<1 3<2 7<1 8<1 4<1 5 6");
  });

  it("publishes a renamed code under its new name, unless it had a label of its own", () => {
    const book = smallBook();
    const [own, labelled] = book.codes.filter(({ isHeading }) => !isHeading);
    if (!own || !labelled) throw new Error("The book has codes.");
    const before = {
      ...book,
      codes: book.codes.map((code) => ({
        ...code,
        label: code.id === labelled.id ? "Published_as" : code.name,
      })),
    };
    const rename = (codeId: string): Change => ({ kind: "edit-code", codeId, fields: { name: "Verve" } });
    const labelAfter = (codeId: string) =>
      applyChange(before, rename(codeId), unused).codes.find(({ id }) => id === codeId)?.label;
    expect([labelAfter(own.id), labelAfter(labelled.id)]).toEqual(["Verve", "Published_as"]);
    const after = applyChange(before, rename(own.id), unused);
    expect(summaryOf(before, after, rename(own.id)).fields).toEqual([
      { field: "name", before: own.name, after: "Verve" },
    ]);
  });

  it("gives a new code an address of its own, and a renamed one keeps its own", () => {
    const add = (number: number, name: string) =>
      ({ kind: "add-code", parentId: null, index: 99, code: newCode(number, { name }) }) as const;
    let book = smallBook();
    for (const [number, name] of [
      [7, "Élan vital!"],
      [8, "élan vital"],
      [9, "恐惧"],
    ] as const) {
      book = applyChange(book, add(number, name), unused);
    }
    book = applyChange(book, { kind: "edit-code", codeId: idOf(7), fields: { name: "Verve" } }, unused);
    expect(book.codes.slice(-3).map(({ slug }) => slug)).toEqual(["elan-vital", "elan-vital-2", "code"]);
  });
});

describe("undoing an earlier change", () => {
  const undoneAfter = (change: Change, ...later: Change[]): Book => {
    const before = smallBook();
    const after = applyChange(before, change, unused);
    const nowIs = later.reduce((book, each) => applyChange(book, each, unused), after);
    return applyDiff(nowIs, invertDiff(diffBooks(before, after)));
  };
  const rename = (number: number, name: string): Change => ({
    kind: "edit-code",
    codeId: idOf(number),
    fields: { name },
  });

  it("keeps what was changed elsewhere since", () => {
    const after = undoneAfter(rename(2, "Doubt"), rename(4, "Fear"));
    expect(after.codes.map(({ name }) => name)).toEqual([
      "Code 1",
      "Code 2",
      "Code 3",
      "Fear",
      "Code 5",
      "Code 6",
    ]);
  });

  it("is refused where the same was changed again", () => {
    expect(() => undoneAfter(rename(2, "Doubt"), rename(2, "Fear"))).toThrow(
      expect.objectContaining({ codeId: idOf(2), what: "name" }),
    );
  });

  it("puts a code back to where it was, between those that came since", () => {
    const move: Change = { kind: "move-code", codeId: idOf(2), parentId: null, index: 3 };
    const add: Change = { kind: "add-code", parentId: idOf(1), index: 1, code: newCode(7) };
    expect(namesOf(undoneAfter(move, add))).toBe("1 2<1 3<2 4<1 7<1 5 6");
  });

  it("is refused where a merge went on from there", () => {
    expect(() =>
      undoneAfter(
        { kind: "add-code", parentId: null, index: 0, code: newCode(7) },
        { kind: "merge-codes", fromId: idOf(5), intoId: idOf(7) },
      ),
    ).toThrow(ChangeStandsOn);
  });

  it("is refused where its key has gone to another code", () => {
    expect(() =>
      undoneAfter(
        { kind: "deprecate-code", codeId: idOf(2) },
        { kind: "edit-code", codeId: idOf(5), fields: { hotkey: "1" } },
      ),
    ).toThrow(expect.objectContaining({ what: "hotkey" }));
  });
});
