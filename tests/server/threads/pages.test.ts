import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { ThreadPage, ThreadSort } from "@/core/threads/thread";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { type Actor, VISITOR } from "@/server/session";
import { findThread, getThread } from "@/server/threads/queries";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertThread } from "../../support/long-thread";
import { PUBLIC_GROUP } from "../../support/rows";
import { actor, scene } from "./scene";

beforeAll(ensurePublicGroup);

async function threadOf(parents: readonly (number | null)[]) {
  const { article, author, other, annotation } = await scene();
  const on = { articleId: article.id, groupId: PUBLIC_GROUP, annotationId: annotation.id };
  return { ...(await insertThread(pool(), on, author.id, parents)), annotation, author, other };
}

/** Everything in a thread, as a reader finds it who opens all that is to be opened. */
async function readAll(viewer: Actor, threadId: string, sort: ThreadSort, limit: number) {
  const top: string[] = [];
  const items: string[] = [];
  const parents = new Map<string, string | null>();
  const lists: { parent?: string; cursor?: string }[] = [{}];
  for (let list = lists.pop(); list; list = lists.pop()) {
    const page = await getThread(viewer, threadId, { ...list, sort, limit: String(limit) });
    if (!list.parent) top.push(...page.top);
    for (const one of page.items) {
      items.push(one.id);
      parents.set(one.id, one.parentId);
    }
    if (page.next !== null) lists.push({ ...list, cursor: page.next });
    for (const { parentId, after } of page.more) {
      lists.push({ parent: parentId, ...(after !== null && { cursor: after }) });
    }
  }
  return { top, items, parents };
}

const shapes = fc
  .array(fc.option(fc.nat(30), { freq: 4 }), { minLength: 1, maxLength: 60 })
  .map((parents) => parents.map((parent, at) => (parent === null || at === 0 ? null : parent % at)));

test("page after page, every comment is met exactly once and after the one it answers, in any order of sorting", async () => {
  await fc.assert(
    fc.asyncProperty(
      shapes,
      fc.constantFrom<ThreadSort>("oldest", "newest", "replies"),
      fc.integer({ min: 1, max: 7 }),
      async (parents, sort, limit) => {
        const { threadId, ids } = await threadOf(parents);
        const read = await readAll(VISITOR, threadId, sort, limit);
        expect([...read.items].sort()).toEqual([...ids].sort());
        const met = new Set<string>();
        for (const id of read.items) {
          const parent = read.parents.get(id);
          if (parent) expect(met.has(parent)).toBe(true);
          met.add(id);
        }
        const outermost = ids.filter((_, at) => parents[at] === null);
        const repliesTo = (id: string) => parents.filter((one) => one !== null && ids[one] === id).length;
        const expected = {
          oldest: outermost,
          newest: outermost.toReversed(),
          replies: outermost.toSorted((a, b) => repliesTo(b) - repliesTo(a)),
        }[sort];
        expect(read.top).toEqual(expected);
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);

test("a comment that arrives while somebody pages is neither lost nor doubled among those before it", async () => {
  const { threadId, ids, annotation, other } = await threadOf(Array(6).fill(null));
  const first = await getThread(VISITOR, threadId, { sort: "newest", limit: "3" });
  const { createComment } = await import("@/server/comments/commands");
  const { newId } = await import("@/core/new-id");
  await createComment(other, { id: newId(), on: { annotationId: annotation.id }, body: "Late" });
  const second = await getThread(VISITOR, threadId, {
    sort: "newest",
    limit: "3",
    cursor: first.next as string,
  });
  expect([...first.top, ...second.top]).toEqual(ids.toReversed());
  expect(second.next).toBeNull();
});

describe("ten thousand levels", () => {
  test("open at the top, and around the deepest, without breaking", async () => {
    const parents = Array.from({ length: 10_000 }, (_, at) => (at === 0 ? null : at - 1));
    const { threadId, ids } = await threadOf(parents);
    const page = await getThread(VISITOR, threadId, {});
    expect(page.items.map((one) => one.id)).toEqual(ids.slice(0, 4));
    expect(page.more).toEqual([{ parentId: ids[3], after: null }]);
    const deepest = ids.at(-1) as string;
    const part = await getThread(VISITOR, threadId, { comment: deepest });
    expect(part.items.map((one) => one.id)).toEqual(ids.slice(-3));
    expect(part.items.at(-1)?.depth).toBe(9_999);
    expect(part.top).toEqual([ids.at(-3)]);
  }, 60_000);
});

test("a thread of 5,000 comments is opened by reading no more rows than are shown", async () => {
  const { threadId } = await threadOf(
    Array.from({ length: 5_000 }, (_, at) => (at % 5 === 0 ? null : at - 1)),
  );
  await pool().query('ANALYZE "Comment"');
  const { placedRowsSql } = await import("@/server/threads/thread-rows");
  for (const sort of ["oldest", "newest"] as const) {
    const { text, values } = placedRowsSql(VISITOR, threadId, { under: null, sort, cursor: null, limit: 20 });
    const { rows } = await pool().query(
      `EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) ${text}`,
      values as unknown[],
    );
    expect(rowsRead(rows[0]["QUERY PLAN"][0].Plan)).toBeLessThan(1_000);
  }
  const page = await getThread(VISITOR, threadId, {});
  expect(page.top).toHaveLength(20);
  expect(page.items).toHaveLength(80);
});

interface PlanNode {
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: PlanNode[];
}

/** Of the table of comments, over all nodes of a plan. */
function rowsRead(plan: PlanNode): number {
  let rows = 0;
  const open = [plan];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node["Relation Name"] === "Comment") {
      rows += (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
    }
    open.push(...(node.Plans ?? []));
  }
  return rows;
}

describe("a part of a thread", () => {
  test("is a comment under the two it answers, with what hangs below it, and says what was left out", async () => {
    // 0 ← 1 ← 2 ← 3 ← 4, and 5 beside 2.
    const { threadId, ids } = await threadOf([null, 0, 1, 2, 3, 1]);
    const part = await getThread(VISITOR, threadId, { comment: ids[3] });
    expect(part.top).toEqual([ids[1]]);
    expect(part.items.map((one) => one.id)).toEqual([ids[1], ids[2], ids[3], ids[4]]);
    expect(part.more).toEqual([{ parentId: ids[1], after: null }]);
  });

  test("is not found for a comment of another thread", async () => {
    const [one, another] = [await threadOf([null]), await threadOf([null])];
    const error = await refusalOf(getThread(VISITOR, one.threadId, { comment: another.ids[0] }));
    expect(error.code).toBe("not-found");
  });
});

describe("a thread that nobody has begun", () => {
  test("can be asked for by what it is about", async () => {
    const { annotation, author, article } = await scene();
    const page: ThreadPage = await findThread(author, { annotation: annotation.id });
    expect(page).toMatchObject({ thread: { id: null, commentCount: 0, can: { comment: true } }, items: [] });
    const whole = await findThread(VISITOR, { article: article.id, group: PUBLIC_GROUP });
    expect(whole.thread).toMatchObject({ id: null, annotationId: null, can: { comment: false } });
    expect((await refusalOf(findThread(await actor(), { annotation: crypto.randomUUID() }))).code).toBe(
      "not-found",
    );
  });
});
