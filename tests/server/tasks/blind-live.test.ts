import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { createComment } from "@/server/comments/commands";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { insertArticle } from "@/tests/support/rows";
import { insertTask } from "@/tests/support/task-rows";
import { again, peopledGroup, someone } from "../groups/actors";
import { annotate, openHub, say } from "../live/scene";

beforeAll(ensurePublicGroup);

let live: ReturnType<typeof openHub>;
beforeEach(() => {
  live = openHub();
});
afterEach(() => live.end());

test("who codes blind hears of their own words alone, until the task shows the others'", async () => {
  const { group, as } = await peopledGroup();
  const coder = await someone("The coder");
  await pool().query(`INSERT INTO "Membership" ("groupId", "personId", role) VALUES ($1, $2, 'member')`, [
    group.id,
    coder.id,
  ]);
  const article = await insertArticle(pool());
  const task = await insertTask(pool(), group, { articles: [article], coders: [coder, as.member] });
  const [me, teacher] = [await again(coder), await again(as.owner)];
  const [mine, theirs] = [await live.follow(me, article), await live.follow(teacher, article)];
  const kinds = (reader: typeof mine) => reader.changes().map(({ kind }) => kind);

  const own = await annotate(me, article, "Biden's war", group.id);
  const other = await annotate(await again(as.member), article, "Truth Social", group.id, "SECRET");
  await say(teacher, own, "SECRET remark");
  const whole = { articleId: article.id, groupId: group.id };
  await createComment(teacher, { id: newId(), on: whole, parentId: null, body: "SECRET view" });
  await say(me, own, "My afterthought");
  await Promise.all([mine.upTo(5), theirs.upTo(5)]);
  // Of what is not theirs to see, not even the moments are theirs to hear.
  expect(mine.heard.filter(({ event, data }) => event === "changes" && data.changes.length === 0)).toEqual(
    [],
  );
  expect(kinds(theirs)).toEqual(expect.arrayContaining(["annotation", "annotation", "comment", "comment"]));
  expect(kinds(mine).filter((kind) => kind !== "thread")).toEqual(["annotation", "comment"]);
  const counts = mine.changes().flatMap((one) => (one.kind === "thread" ? [one.commentCount] : []));
  expect(counts.at(-1)).toBe(1);
  expect(JSON.stringify(mine.heard)).not.toMatch(new RegExp(`SECRET|${other.id}|${as.member.id}`));

  await pool().query(`UPDATE "CodingTask" SET "revealedAt" = now() WHERE id = $1`, [task.id]);
  await mine.until(({ event }) => event === "reset");
  await annotate(await again(as.member), article, "The Kremlin", group.id, "in the open");
  await mine.upTo(6);
  expect(JSON.stringify(mine.changes())).toContain("in the open");
});
