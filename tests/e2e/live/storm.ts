import type { Pool } from "pg";
import { v7 } from "uuid";
import { type Following, hear, hearReset, hearSnapshot, type Step } from "@/core/live/follow";
import type { LiveChange } from "@/core/live/message";
import { LiveReader } from "../../support/live-reader";
import { PUBLIC_GROUP, type TestArticle } from "../../support/rows";

const BATCH = 25;

/** One annotation or comment as the writers remember it. */
interface Written {
  id: string;
  what: "annotation" | "comment";
  version: number;
  deleted: boolean;
  groupId: string | null;
}

interface Change extends Written {
  kind: string;
  /** Whose layer the event is for: where it was. */
  eventGroupId: string | null;
  body: string;
}

const oneOf = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)] as T;

/**
 * Writes events in transactions of up to 25, rows and numbers together as the commands do it: annotations of one
 * author that are made, edited, deleted, restored and moved between layers, and comments on the whole article. So
 * many at least, and on until that holds.
 */
export async function writeStorm(
  db: Pool,
  article: TestArticle,
  authorId: string,
  groups: readonly (string | null)[],
  { events, until }: { events: number; until: () => boolean },
): Promise<void> {
  const threadId = v7();
  await db.query(`INSERT INTO "Thread" (id, "articleId", "groupId") VALUES ($1, $2, $3)`, [
    threadId,
    article.id,
    PUBLIC_GROUP,
  ]);
  const known: Written[] = [];
  for (let left = events; left > 0 || !until(); ) {
    const changes: Change[] = [];
    const size = 1 + Math.floor(Math.random() * BATCH);
    const touched = new Set<Written>();
    while (changes.length < size) {
      const subject = Math.random() < 0.25 || known.length < BATCH * 2 ? null : oneOf(known);
      if (subject && touched.has(subject)) continue;
      const made = subject ?? {
        id: v7(),
        what: Math.random() < 0.4 ? ("comment" as const) : ("annotation" as const),
        version: 0,
        deleted: false,
        groupId: PUBLIC_GROUP,
      };
      touched.add(made);
      changes.push(...changeOf(made, subject === null, groups));
    }
    const client = await db.connect();
    try {
      await client.query("BEGIN");
      const { rows } = await client.query<{ seq: string }>(
        `UPDATE "Stream" SET seq = seq + $2 WHERE "articleId" = $1 RETURNING seq`,
        [article.id, changes.length],
      );
      const first = Number(rows[0]?.seq) - changes.length + 1;
      const json = JSON.stringify(changes.map((change, index) => ({ ...change, seq: first + index })));
      await client.query(WRITE_ANNOTATIONS, [json, article.id, authorId]);
      await client.query(WRITE_COMMENTS, [json, threadId, authorId]);
      await client.query(
        `UPDATE "Thread" SET "commentCount" = (SELECT count(*) FROM "Comment" WHERE "threadId" = $1 AND "deletedAt" IS NULL) WHERE id = $1`,
        [threadId],
      );
      await client.query(WRITE_EVENTS, [json, article.id, authorId]);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    } finally {
      client.release();
    }
    for (const one of touched) if (!known.includes(one)) known.push(one);
    left -= changes.length;
  }
}

/** Draws what happens to it, and remembers it; moving is two events, as the command has it. */
function changeOf(one: Written, isNew: boolean, groups: readonly (string | null)[]): Change[] {
  one.version++;
  const body = `${one.what} in its version ${one.version}`;
  const from = one.groupId;
  const change = (kind: string, eventGroupId: string | null): Change => ({
    ...one,
    kind,
    eventGroupId,
    body,
  });
  if (isNew) return [change(`${one.what}-created`, from)];
  if (one.deleted || Math.random() < 0.3) {
    one.deleted = !one.deleted;
    return [change(`${one.what}-${one.deleted ? "deleted" : "restored"}`, from)];
  }
  if (one.what === "annotation" && Math.random() < 0.3) {
    one.groupId = oneOf(groups);
    return [change("annotation-deleted", from), change("annotation-created", one.groupId)];
  }
  return [change(`${one.what}-updated`, from)];
}

const COLUMNS = `jsonb_to_recordset($1::jsonb) AS c(id uuid, what text, version int, deleted boolean, "groupId" uuid,
  kind text, "eventGroupId" uuid, body text, seq bigint)`;
const WRITE_ANNOTATIONS = `
  INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", note, version, "draftHash", "deletedAt")
  SELECT DISTINCT ON (c.id) c.id, $2::uuid, c."groupId", $3::uuid, c.body, c.version, c.id::text,
    CASE WHEN c.deleted THEN now() END
  FROM ${COLUMNS} WHERE c.what = 'annotation' ORDER BY c.id, c.seq DESC
  ON CONFLICT (id) DO UPDATE SET "groupId" = excluded."groupId", note = excluded.note, version = excluded.version,
    "deletedAt" = excluded."deletedAt"`;
const WRITE_COMMENTS = `
  INSERT INTO "Comment" (id, "threadId", "authorId", body, version, "draftHash", "deletedAt")
  SELECT c.id, $2::uuid, $3::uuid, c.body, c.version, c.id::text, CASE WHEN c.deleted THEN now() END
  FROM ${COLUMNS} WHERE c.what = 'comment'
  ON CONFLICT (id) DO UPDATE SET body = excluded.body, version = excluded.version, "deletedAt" = excluded."deletedAt"`;
const WRITE_EVENTS = `
  INSERT INTO "Event" ("articleId", seq, kind, "actorId", "groupId", "subjectId", data)
  SELECT $2::uuid, c.seq, c.kind, $3::uuid, c."eventGroupId", c.id, '{}' FROM ${COLUMNS}`;

/** What a viewer holds, by id: the words, or that they are gone. */
export type Held = Record<string, string>;

/**
 * One viewer of an article's layer in a group, as the reader page follows it, over a line that breaks at random and
 * comes back at another server.
 */
export class StormClient {
  resets = 0;
  connections = 0;
  private readonly annotations = new Map<string, string>();
  private readonly comments = new Map<string, string>();
  private following: Following = { state: "waiting", since: null, kept: [] };
  private isOver = false;
  private refreshing: Promise<void> | null = null;

  constructor(
    private readonly servers: readonly string[],
    private readonly article: TestArticle,
    private readonly viewer: { cookie: string; groupId: string },
  ) {}

  get seq(): number {
    return this.following.state === "current" ? this.following.seq : -1;
  }

  /** As a browser does it: one server is away or has no database, another answers, or the same a little later. */
  private async get(path: string, signal?: AbortSignal): Promise<Response> {
    for (let tries = 1; ; tries++) {
      try {
        const response = await fetch(`${oneOf(this.servers)}${path}`, {
          headers: { cookie: this.viewer.cookie },
          ...(signal && { signal }),
        });
        if (response.status < 500) return response;
        await response.body?.cancel();
      } catch (error) {
        if (tries > 100) throw error;
      }
      await sleep(100);
    }
  }

  /** Follows until it is told to stop. */
  async run(): Promise<void> {
    await this.refresh();
    while (!this.isOver) {
      const { following } = this;
      if (following.state !== "current") {
        await this.refresh();
        continue;
      }
      const away = new AbortController();
      const at = `${this.article.id}@${following.epoch}.${following.seq}`;
      try {
        const response = await this.get(`/api/live?at=${at}`, away.signal);
        if (!response.body) throw new Error(`No stream: ${response.status}`);
        this.connections++;
        const reader = new LiveReader(response.body, ({ event, data }) => {
          if (event === "changes") this.take(hear(this.following, data));
          else if (event === "reset") {
            this.resets++;
            this.take(hearReset(this.following, data));
          }
        });
        await Promise.race([reader.ended(), sleep(50 + Math.random() * 500)]);
      } finally {
        away.abort();
      }
      // Now and then for so long that it is too far behind.
      await sleep(Math.random() < 0.15 ? 1_500 : Math.random() * 150);
    }
  }

  /** Waits until it has everything up to a number, and ends it. */
  async settle(seq: number): Promise<void> {
    const until = Date.now() + 30_000;
    while (this.seq < seq) {
      if (Date.now() > until)
        throw new Error(`It stays at ${JSON.stringify(this.following).slice(0, 200)}, not ${seq}.`);
      await sleep(50);
    }
    this.isOver = true;
  }

  private take(step: Step): void {
    this.following = step.following;
    for (const { changes } of step.apply) for (const change of changes) this.apply(change);
    if (step.fetch) void this.refresh();
  }

  private refresh(): Promise<void> {
    this.refreshing ??= this.fetchLayer().finally(() => {
      this.refreshing = null;
    });
    return this.refreshing;
  }

  private async fetchLayer(): Promise<void> {
    while (this.following.state === "waiting") {
      const layer = await (
        await this.get(`/api/articles/${this.article.id}/layer?group=${this.viewer.groupId}`)
      ).json();
      const comments = await this.listComments();
      const step = hearSnapshot(this.following, layer);
      this.following = step.following;
      if (step.fetch) continue;
      this.annotations.clear();
      for (const one of [...layer.annotations, ...layer.orphans]) this.annotations.set(one.id, one.note);
      this.comments.clear();
      for (const one of comments) this.comments.set(one.id, one.body);
      for (const { changes } of step.apply) for (const change of changes) this.apply(change);
    }
  }

  private async listComments(): Promise<{ id: string; body: string }[]> {
    const all: { id: string; body: string }[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const query: string = `group=${PUBLIC_GROUP}&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const page: { items: { id: string; body: string }[]; next: string | null } = await (
        await this.get(`/api/articles/${this.article.id}/comments?${query}`)
      ).json();
      all.push(...page.items);
      cursor = page.next;
    }
    return all;
  }

  private apply(change: LiveChange): void {
    if (change.kind === "annotation") {
      const { id, groupId, note } = change.view;
      if (groupId === null || groupId === this.viewer.groupId) this.annotations.set(id, note);
      else this.annotations.delete(id);
    } else if (change.kind === "annotation-gone") this.annotations.delete(change.id);
    else if (change.kind === "comment") this.comments.set(change.view.id, change.view.body);
    else if (change.kind === "comment-gone") this.comments.delete(change.id);
  }

  /** What it has heard together. */
  holds = (): Held => Object.fromEntries([...this.annotations, ...this.comments].toSorted());

  /** What the database says that this viewer sees, asked now. */
  async truth(): Promise<Held> {
    const layer = await (
      await this.get(`/api/articles/${this.article.id}/layer?group=${this.viewer.groupId}`)
    ).json();
    const all: [string, string][] = [
      ...[...layer.annotations, ...layer.orphans].map((one): [string, string] => [one.id, one.note]),
      ...(await this.listComments()).map((one): [string, string] => [one.id, one.body]),
    ];
    return Object.fromEntries(all.toSorted());
  }
}

export const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
