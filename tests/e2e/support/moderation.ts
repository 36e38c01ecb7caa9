import { expect } from "@playwright/test";
import type { Pool } from "pg";
import { v7 } from "uuid";
import { insertGroup, type TestArticle, type TestGroup, type TestPerson } from "../../support/rows";
import { sessionCookie } from "../../support/session-cookie";

/** Calls the API as somebody. @returns what it answers */
export async function callAs(
  baseURL: string | undefined,
  person: TestPerson,
  method: string,
  path: string,
  body?: unknown,
  // biome-ignore lint/suspicious/noExplicitAny: tests look into what came, whatever it is.
): Promise<any> {
  const { name, value } = await sessionCookie(person);
  const answer = await fetch(`${baseURL}${path}`, {
    method,
    headers: { cookie: `${name}=${value}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const json = answer.status === 204 ? null : await answer.json();
  expect(answer.status, JSON.stringify(json)).toBeLessThan(300);
  return json;
}

/** A forum with rules of its own. */
export async function makeForum(
  db: Pool,
  members: Parameters<typeof insertGroup>[1],
  rules: { publishing?: string; flagThreshold?: number } = {},
): Promise<TestGroup> {
  const group = await insertGroup(db, members, { kind: "forum", name: `Forum ${v7().slice(-6)}` });
  await db.query(`UPDATE "Group" SET publishing = $2::"Publishing", "flagThreshold" = $3 WHERE id = $1`, [
    group.id,
    rules.publishing ?? "at_once",
    rules.flagThreshold ?? 0,
  ]);
  return group;
}

/** Says something about the article as a whole in a group's layer. */
export async function say(
  baseURL: string | undefined,
  person: TestPerson,
  article: TestArticle,
  group: TestGroup,
  body: string,
): Promise<{ id: string; version: number; standing: string; threadId: string }> {
  return callAs(baseURL, person, "POST", "/api/comments", {
    id: v7(),
    on: { articleId: article.id, groupId: group.id },
    body,
  });
}

export const flag = (
  baseURL: string | undefined,
  person: TestPerson,
  comment: { id: string; version: number },
  reason = "abuse",
) =>
  callAs(baseURL, person, "POST", "/api/moderation/flags", {
    id: v7(),
    on: { commentId: comment.id },
    version: comment.version,
    reason,
    body: "",
  });

export async function standingOf(db: Pool, comment: { id: string }): Promise<string> {
  const { rows } = await db.query<{ standing: string }>(`SELECT standing FROM "Comment" WHERE id = $1`, [
    comment.id,
  ]);
  return rows[0]?.standing ?? "gone";
}
