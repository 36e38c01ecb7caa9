import { expect } from "@playwright/test";
import type { Pool } from "pg";
import { v7 } from "uuid";
import type { TestArticle, TestPerson } from "../../support/rows";
import { PUBLIC_GROUP } from "../../support/rows";
import { sessionCookie } from "../../support/session-cookie";

/** A post as it is sent, again and again until somebody says that it is there. */
export interface Post {
  kind: "annotation" | "comment";
  id: string;
  cookie: string;
  path: string;
  body: string;
}

/** Posts of several people on one article: every third an annotation, the others comments on the whole. */
export async function draftPosts(
  article: TestArticle,
  people: readonly TestPerson[],
  count: number,
): Promise<Post[]> {
  const cookies = await Promise.all(people.map((person) => sessionCookie(person)));
  return Array.from({ length: count }, (_, index) => {
    const { name, value } = cookies[index % cookies.length] ?? { name: "", value: "" };
    const id = v7();
    const kind = index % 3 === 0 ? "annotation" : "comment";
    const quote = { exact: article.text.slice(0, 5), prefix: "", suffix: article.text.slice(5, 20) };
    return {
      kind,
      id,
      cookie: `${name}=${value}`,
      path: kind === "annotation" ? "/api/annotations" : "/api/comments",
      body: JSON.stringify(
        kind === "annotation"
          ? {
              id,
              articleId: article.id,
              groupId: PUBLIC_GROUP,
              target: { versionId: article.versionId, start: 0, end: 5, quote },
            }
          : { id, on: { articleId: article.id, groupId: PUBLIC_GROUP }, body: `Number ${index}` },
      ),
    };
  });
}

/** @returns the status, or 0 where nobody answered to the end */
export async function send(url: string, post: Post): Promise<number> {
  try {
    const answer = await fetch(`${url}${post.path}`, {
      method: "POST",
      headers: { cookie: post.cookie, "content-type": "application/json" },
      body: post.body,
      signal: AbortSignal.timeout(30_000),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

const MAY_PASS = new Set([0, 502, 503]);

/**
 * Sends every post until it is acknowledged, so many at a time, as a page does that keeps what it could not save.
 * @param url asked before each try: the app may have moved
 */
export async function sendAll(url: () => string, posts: readonly Post[], atOnce: number): Promise<void> {
  const waiting = [...posts];
  const worker = async () => {
    for (let post = waiting.shift(); post; post = waiting.shift()) {
      for (let status = await send(url(), post); status !== 200 && status !== 201; ) {
        if (!MAY_PASS.has(status)) throw new Error(`${post.kind} ${post.id} was refused with ${status}.`);
        await new Promise((resolve) => setTimeout(resolve, 50));
        status = await send(url(), post);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Every post is there once, with its one event; numbers have no gaps; counts are what one counts. */
export async function expectAllThere(db: Pool, article: TestArticle, posts: readonly Post[]): Promise<void> {
  const idsOf = async (sql: string) => (await db.query(sql, [article.id])).rows.map(({ id }) => id).sort();
  const ids = (kind: Post["kind"]) =>
    posts
      .filter((post) => post.kind === kind)
      .map(({ id }) => id)
      .sort();
  expect(await idsOf(`SELECT id FROM "Annotation" WHERE "articleId" = $1`)).toEqual(ids("annotation"));
  const comments = `FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId" WHERE t."articleId" = $1`;
  expect(await idsOf(`SELECT c.id ${comments}`)).toEqual(ids("comment"));
  const made = `kind IN ('annotation-created', 'comment-created')`;
  expect(await idsOf(`SELECT "subjectId" AS id FROM "Event" WHERE "articleId" = $1 AND ${made}`)).toEqual(
    posts.map(({ id }) => id).sort(),
  );
  const { rows } = await db.query(
    `SELECT s.seq::int, (SELECT count(*)::int FROM "Event" e WHERE e."articleId" = s."articleId") AS events,
       (SELECT max(seq)::int FROM "Event" e WHERE e."articleId" = s."articleId") AS last,
       (SELECT coalesce(sum("commentCount"), 0)::int FROM "Thread" t WHERE t."articleId" = s."articleId") AS counted
     FROM "Stream" s WHERE s."articleId" = $1`,
    [article.id],
  );
  const [{ seq, events, last, counted }] = rows;
  expect({ events, last }).toEqual({ events: seq, last: seq });
  expect(counted).toBe(ids("comment").length);
}
