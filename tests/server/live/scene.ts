import { describeRange } from "@/core/anchoring/quote";
import type { LiveChange } from "@/core/live/message";
import type { Position } from "@/core/live/position";
import { newId } from "@/core/new-id";
import { createAnnotation } from "@/server/annotations/commands";
import { createComment } from "@/server/comments/commands";
import { pool } from "@/server/db";
import { Hub } from "@/server/live/hub";
import type { Actor, Credentials, SignedInActor } from "@/server/session";
import { LiveReader } from "@/tests/support/live-reader";
import { PUBLIC_GROUP, type TestArticle } from "@/tests/support/rows";
import { someone } from "../groups/actors";

/** What a browser of theirs would send along. */
export const credentialsOf = (actor: Actor): Credentials =>
  actor.kind === "visitor"
    ? { kind: "visitor" }
    : { kind: "session", personId: actor.id, version: 1, endsAt: Number.POSITIVE_INFINITY };

/** Where an article's stream is now. */
export async function positionOf(article: { id: string }): Promise<Position> {
  const { rows } = await pool().query<{ epoch: string; seq: string }>(
    `SELECT epoch, seq FROM "Stream" WHERE "articleId" = $1`,
    [article.id],
  );
  const [row] = rows;
  if (!row) throw new Error("The article has no stream.");
  return { articleId: article.id, epoch: row.epoch, seq: Number(row.seq) };
}

/** One process's hub, and streams of it; all end with the test. */
export function openHub() {
  const hub = new Hub();
  const readers: LiveReader[] = [];
  return {
    hub,
    /** Follows articles from now on, or from where it says. */
    async follow(actor: Actor, ...places: (TestArticle | Position)[]): Promise<LiveReader> {
      const positions = await Promise.all(places.map((one) => ("epoch" in one ? one : positionOf(one))));
      const owner = actor.kind === "person" ? actor.id : "127.0.0.1";
      const reader = new LiveReader(hub.open(actor, credentialsOf(actor), owner, positions));
      readers.push(reader);
      await reader.until(({ event }) => event === "open");
      return reader;
    },
    async end() {
      hub.close();
      for (const reader of readers) await reader.close();
    },
  };
}

/**
 * What each has heard of an article so far. Something is said for all ears: once it has come, so has everything before
 * it that was for them, and who heard nothing else was told nothing else.
 */
export async function heardBy(article: TestArticle, ...readers: LiveReader[]): Promise<LiveChange[][]> {
  const mark = await annotate(await someone(), article, article.text.slice(0, 5));
  const isMark = (change: LiveChange) => change.kind === "annotation" && change.view.id === mark.id;
  for (const reader of readers)
    await reader.until(({ event, data }) => event === "changes" && data.changes.some(isMark));
  return readers.map((reader) => reader.changes().filter((change) => !isMark(change)));
}

/** An annotation as its author makes it, event included. */
export function annotate(
  author: SignedInActor,
  article: TestArticle,
  exact: string,
  groupId: string | null = PUBLIC_GROUP,
  note = "",
) {
  const start = article.text.indexOf(exact);
  const range = { start, end: start + exact.length };
  return createAnnotation(author, {
    id: newId(),
    articleId: article.id,
    groupId,
    target: { versionId: article.versionId, ...range, quote: describeRange(article.text, range) },
    codes: [],
    note,
  });
}

export const say = (
  by: SignedInActor,
  annotation: { id: string },
  body: string,
  parentId: string | null = null,
) => createComment(by, { id: newId(), on: { annotationId: annotation.id }, parentId, body });
