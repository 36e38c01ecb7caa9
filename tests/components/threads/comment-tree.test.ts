import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Folding,
  MAX_INDENT,
  revealing,
  type TreeComment,
  toRows,
  UNFOLDED,
} from "@/components/threads/comment-tree";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
const comment = (id: string, parentId: string | null, minute: number): TreeComment => ({
  id,
  parentId,
  createdAt: at(minute),
});

/** A thread in which each comment answers the one before it. */
const ladder = (length: number): TreeComment[] =>
  Array.from({ length }, (_, step) => comment(`c${step}`, step === 0 ? null : `c${step - 1}`, step));

const allOpen = (comments: readonly TreeComment[]): Folding => ({
  collapsed: new Set(),
  continued: new Set(comments.map(({ id }) => id)),
});

const outline = (comments: readonly TreeComment[], folding = UNFOLDED) =>
  toRows(comments, folding).map((row) =>
    row.kind === "comment"
      ? `${"·".repeat(row.indent)}${row.comment.id}`
      : `${"·".repeat(row.indent)}+${row.count}`,
  );

test("each comment stands before its replies, oldest first on every level", () => {
  const comments = [
    comment("late", null, 9),
    comment("reply 2", "early", 8),
    comment("early", null, 1),
    comment("nested", "reply 1", 5),
    comment("reply 1", "early", 3),
  ];
  expect(outline(comments)).toEqual(["early", "·reply 1", "··nested", "·reply 2", "late"]);
});

test("comments of the same moment stand in the order of their ids", () => {
  expect(outline([comment("b", null, 1), comment("a", null, 1)])).toEqual(["a", "b"]);
});

test("a comment whose parent is not there stands at the outer level, with nobody named", () => {
  const rows = toRows([comment("b", "missing", 1)], UNFOLDED);
  expect(rows).toMatchObject([{ kind: "comment", depth: 0, parent: null }]);
});

test("replies are counted at every depth, and put away behind the comment that is collapsed", () => {
  const comments = [comment("a", null, 1), comment("b", "a", 2), comment("c", "b", 3), comment("d", null, 4)];
  expect(toRows(comments, UNFOLDED)[0]).toMatchObject({ replyCount: 2, isCollapsed: false });
  const folded = { ...UNFOLDED, collapsed: new Set(["a", "d"]) };
  expect(outline(comments, folded)).toEqual(["a", "d"]);
  expect(toRows(comments, folded)).toMatchObject([{ isCollapsed: true }, { isCollapsed: false }]);
});

test("beyond the last indent replies wait behind one row, then stand one after another at that indent", () => {
  const comments = [...ladder(MAX_INDENT + 4), comment("after", null, 99)];
  expect(outline(comments).slice(MAX_INDENT)).toEqual([`·····c${MAX_INDENT}`, "·····+3", "after"]);
  const open = { ...UNFOLDED, continued: new Set([`c${MAX_INDENT}`]) };
  expect(outline(comments, open).slice(MAX_INDENT)).toEqual([
    "·····c5",
    "·····c6",
    "·····c7",
    "·····c8",
    "after",
  ]);
});

test("revealing a comment opens what hides it and nothing else", () => {
  const comments = [...ladder(12), comment("x", null, 50), comment("y", "x", 51)];
  const byId = new Map(comments.map((one) => [one.id, one]));
  const folding: Folding = { collapsed: new Set(["c2", "x", "c11"]), continued: new Set() };
  const revealed = revealing(byId, "c11", folding);
  expect(outline(comments, revealed)).toContain("·····c11");
  expect(revealed.collapsed).toEqual(new Set(["x", "c11"]));
  expect(revealing(byId, "c1", UNFOLDED)).toBe(UNFOLDED);
  expect(revealing(byId, "unknown", folding)).toBe(folding);
});

test("every comment of any thread is shown exactly once, after its parent, once all is open", () => {
  const threads = fc
    .array(fc.tuple(fc.nat(40), fc.nat(5)), { maxLength: 40 })
    .map((made) =>
      made.map(([parent, minute], index) =>
        comment(`c${index}`, parent < index ? `c${parent}` : null, index * 6 + minute),
      ),
    );
  fc.assert(
    fc.property(threads, (comments) => {
      const ids = toRows(comments, allOpen(comments)).map((row) => row.comment.id);
      expect([...ids].sort()).toEqual(comments.map(({ id }) => id).sort());
      for (const one of comments) {
        if (one.parentId) expect(ids.indexOf(one.parentId)).toBeLessThan(ids.indexOf(one.id));
      }
      for (const one of comments) {
        const folding = revealing(new Map(comments.map((each) => [each.id, each])), one.id, {
          collapsed: new Set(comments.map(({ id }) => id)),
          continued: new Set(),
        });
        expect(
          toRows(comments, folding).some((row) => row.kind === "comment" && row.comment.id === one.id),
        ).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test("ten thousand levels are laid out and opened without breaking", () => {
  const comments = ladder(10_000);
  const byId = new Map(comments.map((one) => [one.id, one]));
  expect(toRows(comments, UNFOLDED)).toHaveLength(MAX_INDENT + 2);
  expect(toRows(comments, allOpen(comments))).toHaveLength(10_000);
  expect(revealing(byId, "c9999", UNFOLDED).continued).toEqual(new Set([`c${MAX_INDENT}`]));
});
