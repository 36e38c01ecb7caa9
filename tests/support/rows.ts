import { createHash, randomUUID } from "node:crypto";
import type { Client, Pool } from "pg";
import { v7 } from "uuid";

/**
 * Rows for tests that look at the app from outside (a browser, the API), written as SQL so that no part of
 * the app is in the way. Every call makes its own people and articles; nothing is shared between tests.
 */
type Database = Pick<Client | Pool, "query">;

export const PUBLIC_GROUP = "01900000-0000-7000-8000-000000000001";

export interface TestPerson {
  id: string;
  name: string;
  handle: string;
  sessionVersion: number;
}

export async function insertPerson(
  db: Database,
  fields: { name?: string; siteRole?: string; status?: string; email?: string; passwordHash?: string } = {},
): Promise<TestPerson> {
  const id = v7();
  const name = fields.name ?? "Test Reader";
  const handle = `t${id.replaceAll("-", "").slice(-20)}`;
  await db.query(
    `INSERT INTO "Person" (id, name, handle, email, "passwordHash", "siteRole", status, "updatedAt")
     VALUES ($1, $2, $3, $4, $5, $6::"SiteRole", $7::"PersonStatus", now())`,
    [
      id,
      name,
      handle,
      fields.email ?? null,
      fields.passwordHash ?? null,
      fields.siteRole ?? "person",
      fields.status ?? "active",
    ],
  );
  return { id, name, handle, sessionVersion: 1 };
}

export interface TestArticle {
  id: string;
  slug: string;
  title: string;
  versionId: string;
  text: string;
}

export const DEFAULT_TEXT = [
  "Trump has maintained distance from the conflict, characterizing it as \"Biden's war\" on Truth Social. He emphasized his administration's previous success.",
  "The Kremlin described the talks as productive but emphasized that substantive discussions did not occur. Rebuilding relations would require patience.",
  "We want you to come. You think you understand what's going on here. Come, look, and then let's move with a plan.",
  "Thumbs went up 👍🏽 in the room, said Gen. Keith Kellogg, and the family 👨‍👩‍👧‍👦 emoji was sent. The U.S. envoy left at noon.",
].join("\n");

/** One line is one paragraph; `quoted` are line indexes (from 0) that are block quotes. */
export async function insertArticle(
  db: Database,
  fields: { title?: string; text?: string; quoted?: number[]; groupIds?: string[] } = {},
): Promise<TestArticle> {
  const [id, versionId] = [v7(), v7()];
  const text = fields.text ?? DEFAULT_TEXT;
  const title = fields.title ?? "An article of this test";
  const slug = `test-${id}`;
  const markup: { type: string; start: number; end: number }[] = [];
  let at = 0;
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim()) {
      const type = fields.quoted?.includes(index) ? "blockquote" : "paragraph";
      markup.push({ type, start: at, end: at + line.length });
    }
    at += line.length + 1;
  }
  const visibility = fields.groupIds ? "groups" : "public";
  await db.query(
    `INSERT INTO "Article" (id, slug, visibility, "datedAt") VALUES ($1, $2, $3::"ArticleVisibility", now())`,
    [id, slug, visibility],
  );
  await db.query(
    `INSERT INTO "ArticleVersion" (id, "articleId", number, title, text, markup, "wordCount", "contentHash")
     VALUES ($1, $2, 1, $3, $4, $5, $6, $7)`,
    [
      versionId,
      id,
      title,
      text,
      JSON.stringify(markup),
      text.split(/\s+/).length,
      createHash("sha256").update(text).digest("hex"),
    ],
  );
  await db.query(`UPDATE "Article" SET "currentVersionId" = $2 WHERE id = $1`, [id, versionId]);
  await db.query(`INSERT INTO "Stream" ("articleId", epoch) VALUES ($1, $2)`, [id, randomUUID()]);
  for (const groupId of fields.groupIds ?? []) {
    await db.query(`INSERT INTO "ArticleAccess" ("articleId", "groupId") VALUES ($1, $2)`, [id, groupId]);
  }
  return { id, slug, title, versionId, text };
}

export interface TestGroup {
  id: string;
  slug: string;
  name: string;
}

export async function insertGroup(
  db: Database,
  members: Record<string, "owner" | "moderator" | "member" | "observer"> = {},
  fields: { name?: string; kind?: "class" | "newsroom" | "forum" } = {},
): Promise<TestGroup> {
  const id = v7();
  const slug = `g-${id}`;
  const name = fields.name ?? "A group of this test";
  await db.query(
    `INSERT INTO "Group" (id, slug, name, kind, "updatedAt") VALUES ($1, $2, $3, $4::"GroupKind", now())`,
    [id, slug, name, fields.kind ?? "class"],
  );
  for (const [personId, role] of Object.entries(members)) {
    await db.query(
      `INSERT INTO "Membership" ("groupId", "personId", role) VALUES ($1, $2, $3::"MembershipRole")`,
      [id, personId, role],
    );
  }
  return { id, slug, name };
}

export interface TestAnnotation {
  id: string;
  start: number;
  end: number;
}

/** Stands on the n-th occurrence (from 1) of `exact`; `groupId` null is private. */
export async function insertAnnotation(
  db: Database,
  article: TestArticle,
  author: { id: string },
  fields: { exact: string; occurrence?: number; groupId?: string | null; note?: string; codeIds?: string[] },
): Promise<TestAnnotation> {
  const id = v7();
  let start = -1;
  for (let seen = 0; seen < (fields.occurrence ?? 1); seen++)
    start = article.text.indexOf(fields.exact, start + 1);
  if (start < 0) throw new Error(`The test's article has no “${fields.exact}”.`);
  const end = start + fields.exact.length;
  const groupId = fields.groupId === undefined ? PUBLIC_GROUP : fields.groupId;
  await db.query(
    `INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", note, "draftHash") VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, article.id, groupId, author.id, fields.note ?? "", id],
  );
  await db.query(
    `INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      article.versionId,
      start,
      end,
      fields.exact,
      article.text.slice(Math.max(0, start - 20), start),
      article.text.slice(end, end + 20),
    ],
  );
  for (const [position, codeId] of (fields.codeIds ?? []).entries()) {
    await db.query(`INSERT INTO "AnnotationCode" ("annotationId", "codeId", position) VALUES ($1, $2, $3)`, [
      id,
      codeId,
      position,
    ]);
  }
  return { id, start, end };
}

/** The next version of an article, made its current one. Its annotations have no anchors in it yet. */
export async function insertVersion(
  db: Database,
  article: TestArticle,
  fields: { text: string; author?: { id: string }; reason?: string },
): Promise<string> {
  const id = v7();
  await db.query(
    `INSERT INTO "ArticleVersion" (id, "articleId", number, title, text, markup, "wordCount", "contentHash", reason, "createdById")
     SELECT $1, $2, max(number) + 1, $3, $4, '[]', $5, $6, $7, $8 FROM "ArticleVersion" WHERE "articleId" = $2`,
    [
      id,
      article.id,
      article.title,
      fields.text,
      fields.text.split(/\s+/).length,
      createHash("sha256").update(fields.text).digest("hex"),
      fields.reason ?? "",
      fields.author?.id ?? null,
    ],
  );
  await db.query(`UPDATE "Article" SET "currentVersionId" = $2 WHERE id = $1`, [article.id, id]);
  return id;
}

/** Where an annotation stands in a later version. */
export async function insertAnchor(
  db: Database,
  annotation: { id: string },
  versionId: string,
  fields: {
    start: number | null;
    end: number | null;
    exact: string;
    origin: string;
    why?: string;
    needsReview?: boolean;
  },
): Promise<void> {
  await db.query(
    `INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix, origin, why, "needsReview")
     VALUES ($1, $2, $3, $4, $5, '', '', $6::"AnchorOrigin", $7, $8)`,
    [
      annotation.id,
      versionId,
      fields.start,
      fields.end,
      fields.exact,
      fields.origin,
      fields.why ?? "",
      fields.needsReview ?? false,
    ],
  );
}

/** On an annotation; opens its thread where there is none. */
export async function insertComment(
  db: Database,
  article: TestArticle,
  annotation: { id: string },
  author: { id: string },
  fields: { body: string; parentId?: string | null; groupId?: string | null },
): Promise<{ id: string }> {
  const id = v7();
  const groupId = fields.groupId === undefined ? PUBLIC_GROUP : fields.groupId;
  await db.query(
    `INSERT INTO "Thread" (id, "articleId", "groupId", "annotationId") VALUES ($1, $2, $3, $4)
     ON CONFLICT ("annotationId") DO NOTHING`,
    [v7(), article.id, groupId, annotation.id],
  );
  await db.query(
    `INSERT INTO "Comment" (id, "threadId", "parentId", "authorId", body, "draftHash", depth)
     SELECT $1, t.id, $3, $4, $5, $6, coalesce((SELECT p.depth + 1 FROM "Comment" p WHERE p.id = $3), 0)
     FROM "Thread" t WHERE t."annotationId" = $2`,
    [id, annotation.id, fields.parentId ?? null, author.id, fields.body, id],
  );
  await db.query(`UPDATE "Thread" SET "commentCount" = "commentCount" + 1 WHERE "annotationId" = $1`, [
    annotation.id,
  ]);
  await db.query(`UPDATE "Comment" SET "replyCount" = "replyCount" + 1 WHERE id = $1`, [
    fields.parentId ?? null,
  ]);
  return { id };
}

/** A code of the shipped codebooks, by its slug. */
export async function codeIdOf(db: Database, slug: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(`SELECT id FROM "Code" WHERE slug = $1`, [slug]);
  const [row] = rows;
  if (!row) throw new Error(`There is no code “${slug}”.`);
  return row.id;
}
