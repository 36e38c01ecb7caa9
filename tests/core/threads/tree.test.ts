import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { above, type Tree, type TreeComment, toRows } from "@/core/threads/tree";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
const comment = (
  id: string,
  parentId: string | null,
  minute: number,
  more: Partial<TreeComment> = {},
): TreeComment => ({ id, parentId, createdAt: at(minute), replyCount: 0, deleted: false, ...more });

/** Everything is here; the outermost as they are given. */
const treeOf = (comments: readonly TreeComment[], more: readonly string[] = []): Tree<TreeComment> => ({
  comments: new Map(comments.map((one) => [one.id, one])),
  top: comments.filter((one) => one.parentId === null).map(({ id }) => id),
  more: new Map(more.map((id) => [id, null])),
});
const view = (levels: number, ...collapsed: string[]) => ({ levels, collapsed: new Set(collapsed) });

/** A thread in which each comment answers the one before it. */
const ladder = (length: number): TreeComment[] =>
  Array.from({ length }, (_, step) => comment(`c${step}`, step === 0 ? null : `c${step - 1}`, step));

const outline = (tree: Tree<TreeComment>, shown = view(9)) =>
  toRows(tree, shown).map((row) => {
    const sign =
      row.kind === "comment" ? row.comment.id : row.kind === "more" ? `+${row.count}` : `…${row.count}`;
    return "·".repeat(row.depth) + sign;
  });

describe("a thread as rows", () => {
  test("each comment stands before its replies; the outermost as they were sorted, replies oldest first", () => {
    const comments = [
      comment("late", null, 9),
      comment("reply 2", "early", 8),
      comment("early", null, 1),
      comment("nested", "reply 1", 5),
      comment("reply 1", "early", 3),
    ];
    expect(outline(treeOf(comments))).toEqual(["late", "early", "·reply 1", "··nested", "·reply 2"]);
  });

  test("replies of the same moment stand in the order of their ids", () => {
    expect(outline(treeOf([comment("r", null, 0), comment("b", "r", 1), comment("a", "r", 1)]))).toEqual([
      "r",
      "·a",
      "·b",
    ]);
  });

  test("a comment whose parent is not there stands at the outer level, with nobody named", () => {
    const rows = toRows(treeOf([comment("b", "missing", 1)]), view(4));
    expect(rows).toMatchObject([{ kind: "comment", depth: 0, parent: null }]);
  });

  test("collapsed, it says how many replies are put away, those that were not fetched too", () => {
    const comments = [comment("a", null, 1, { replyCount: 7 }), comment("b", "a", 2), comment("d", null, 4)];
    const rows = toRows(treeOf(comments, ["a"]), view(4, "a", "d"));
    expect(rows).toMatchObject([
      { comment: { id: "a" }, replyCount: 7, isCollapsed: true },
      { comment: { id: "d" }, replyCount: 0, isCollapsed: false },
    ]);
  });

  test("where more replies are to be had, a row after those that are here says how many", () => {
    const comments = [
      comment("a", null, 1, { replyCount: 5 }),
      comment("b", "a", 2),
      comment("nested", "b", 3),
      comment("gone", "a", 4, { deleted: true }),
    ];
    expect(outline(treeOf(comments, ["a"]))).toEqual(["a", "·b", "··nested", "·gone", "+4"]);
  });

  test("at the last level that is shown, one row leads on to what hangs below", () => {
    const comments = [...ladder(6), comment("after", null, 99)];
    expect(outline(treeOf(comments), view(3))).toEqual(["c0", "·c1", "··c2", "··…1", "after"]);
    expect(outline(treeOf([comment("a", null, 1, { replyCount: 2 })], ["a"]), view(1))).toEqual(["a", "…2"]);
  });
});

test("the way up from a comment ends where it is not here any more", () => {
  const tree = treeOf([...ladder(4).slice(1)]);
  expect(above(tree.comments, "c3")).toEqual(["c2", "c1"]);
  expect(above(tree.comments, "unknown")).toEqual([]);
});

test("every comment of any thread is shown exactly once, after the one it answers, once all is open", () => {
  const threads = fc
    .array(fc.tuple(fc.nat(40), fc.nat(5)), { maxLength: 40 })
    .map((made) =>
      made.map(([parent, minute], index) =>
        comment(`c${index}`, parent < index ? `c${parent}` : null, index * 6 + minute),
      ),
    );
  fc.assert(
    fc.property(threads, fc.integer({ min: 1, max: 50 }), (comments, levels) => {
      const rows = toRows(treeOf(comments), view(levels));
      const ids = rows.filter((row) => row.kind === "comment").map((row) => row.comment.id);
      expect(new Set(ids).size).toBe(ids.length);
      if (levels === 50) expect([...ids].sort()).toEqual(comments.map(({ id }) => id).sort());
      for (const row of rows) {
        expect(row.depth).toBeLessThan(levels);
        const { id, parentId } = row.comment;
        if (row.kind === "comment" && parentId) expect(ids.indexOf(parentId)).toBeLessThan(ids.indexOf(id));
      }
      // What is not shown hangs below a row that leads on.
      const leads = new Set(rows.filter((row) => row.kind === "continue").map((row) => row.comment.id));
      const { comments: byId } = treeOf(comments);
      for (const { id } of comments) {
        if (!ids.includes(id)) expect(above(byId, id).some((each) => leads.has(each))).toBe(true);
      }
    }),
  );
});

test("ten thousand levels are laid out, shown whole and walked up without breaking", () => {
  const tree = treeOf(ladder(10_000));
  expect(toRows(tree, view(4))).toHaveLength(5);
  expect(toRows(tree, view(20_000))).toHaveLength(10_000);
  expect(above(tree.comments, "c9999")).toHaveLength(9_999);
});
