import { escapeHtml, hastToHtml } from "@/core/export/html-text";
import { shorten } from "@/core/export/layer-export";
import { type Feed, type FeedEntry, MAX_FEED_ENTRIES } from "@/core/feed/feed";
import { PUBLIC_GROUP_ID } from "@/core/group";
import { markdownToHast } from "@/core/markdown";
import { takeOut } from "@/messages/en/export";
import { annotationJoins, type ShownRow, shownColumns, toAnnotationView } from "@/server/annotations/rows";
import { readableArticle, readableArticles } from "@/server/articles/access";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { getGroup } from "@/server/groups/queries";
import { hotQuery } from "@/server/hot-query";
import { type Actor, VISITOR } from "@/server/session";
import { isLiveAnnotation, isLiveComment, isShownAnnotation } from "@/server/visibility";

const words = takeOut.feed;

interface FeedPlace {
  /** Scheme and host, "" where nobody has said what they are. */
  origin: string;
  /** Path of the feed itself. */
  path: string;
}

/**
 * The newest of what everybody sees on an article: annotations in Public, and what is said about them and
 * about the whole. The same for everyone who asks, so that it may be kept in between.
 * @throws AppError not-found for what not everybody may read.
 */
export async function getArticleFeed(slug: string, { origin, path }: FeedPlace): Promise<Feed> {
  const article = await readableArticle(VISITOR, slug);
  const [version, annotations, comments] = await Promise.all([
    db.articleVersion.findUniqueOrThrow({
      where: { id: article.currentVersionId },
      select: { title: true, createdAt: true },
    }),
    newestAnnotations(VISITOR, PUBLIC_GROUP_ID, Prisma.sql`AND n."articleId" = ${article.id}::uuid`),
    newestComments(VISITOR, PUBLIC_GROUP_ID, Prisma.sql`AND t."articleId" = ${article.id}::uuid`),
  ]);
  const entries = newestOf([
    ...annotations.map((row) => annotationEntry(VISITOR, row, origin)),
    ...comments.map((row) => commentEntry(row, origin)),
  ]);
  return {
    id: article.id,
    title: words.article(version.title),
    language: article.language,
    home: `${origin}/articles/${article.slug}`,
    self: `${origin}${path}`,
    updated: newest(entries, version.createdAt.toISOString()),
    entries,
  };
}

/**
 * The newest of a group on all articles that the actor may read: annotations, and what is said about them
 * and about whole articles.
 * @throws AppError not-found for a group the actor may not read.
 */
export async function getGroupFeed(actor: Actor, slug: string, { origin, path }: FeedPlace): Promise<Feed> {
  const group = await getGroup(actor, slug);
  const [annotations, comments] = await Promise.all([
    newestAnnotations(actor, group.id, Prisma.empty),
    newestComments(actor, group.id, Prisma.empty),
  ]);
  const entries = newestOf([
    ...annotations.map((row) => annotationEntry(actor, row, origin)),
    ...comments.map((row) => commentEntry(row, origin)),
  ]);
  return {
    id: group.id,
    title: words.group(group.name),
    language: "en",
    home: `${origin}/groups/${group.slug}`,
    self: `${origin}${path}`,
    updated: newest(entries, group.createdAt),
    entries,
  };
}

const newestOf = (entries: FeedEntry[]): FeedEntry[] =>
  entries
    .sort((a, b) => (a.published < b.published ? 1 : a.published > b.published ? -1 : a.id < b.id ? 1 : -1))
    .slice(0, MAX_FEED_ENTRIES);

const newest = (entries: readonly FeedEntry[], otherwise: string): string =>
  [otherwise, ...entries.map(({ updated }) => updated)].sort().at(-1) ?? otherwise;

interface EntryRow extends ShownRow {
  title: string;
  codeNames: string[];
}

async function newestAnnotations(actor: Actor, groupId: string, where: Prisma.Sql): Promise<EntryRow[]> {
  return hotQuery<EntryRow>(Prisma.sql`
    SELECT ${shownColumns}, v.title, ARRAY(SELECT k.name FROM "AnnotationCode" c JOIN "Code" k ON k.id = c."codeId"
      WHERE c."annotationId" = n.id ORDER BY c.position) AS "codeNames"
    FROM "Annotation" n ${annotationJoins} JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
    WHERE n."groupId" = ${groupId}::uuid AND ${isLiveAnnotation(VISITOR)} AND ${isLiveAnnotation(actor)} AND ${readableArticles(actor)} ${where}
    ORDER BY n."createdAt" DESC, n.id DESC LIMIT ${MAX_FEED_ENTRIES}`);
}

interface CommentRow {
  id: string;
  body: string;
  author: string;
  exact: string | null;
  title: string;
  createdAt: Date;
  editedAt: Date | null;
}

async function newestComments(actor: Actor, groupId: string, where: Prisma.Sql): Promise<CommentRow[]> {
  return hotQuery<CommentRow>(Prisma.sql`
    SELECT c.id, c.body, p.name AS author, h.exact, v.title, c."createdAt", c."editedAt"
    FROM "Comment" c
    JOIN "Thread" t ON t.id = c."threadId"
    JOIN "Article" a ON a.id = t."articleId"
    JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
    JOIN "Person" p ON p.id = c."authorId"
    LEFT JOIN "Annotation" n ON n.id = t."annotationId"
    LEFT JOIN "Anchor" h ON h."annotationId" = n.id AND h."versionId" = a."currentVersionId"
    WHERE t."groupId" = ${groupId}::uuid AND ${isLiveComment(actor)}
      AND (t."annotationId" IS NULL OR ${isShownAnnotation(actor)}) AND ${readableArticles(actor)} ${where}
    ORDER BY c."createdAt" DESC, c.id DESC LIMIT ${MAX_FEED_ENTRIES}`);
}

function annotationEntry(actor: Actor, row: EntryRow, origin: string): FeedEntry {
  const view = toAnnotationView(actor, row);
  const exact = view.target?.quote.exact ?? null;
  return {
    id: view.id,
    title: exact === null ? words.whole(row.title) : words.annotation(shorten(exact, 80), row.title),
    url: `${origin}/annotations/${view.id}`,
    author: view.author.name,
    tags: row.codeNames,
    html: `${passage(exact)}${row.codeNames.length > 0 ? `<p><strong>${escapeHtml(row.codeNames.join(", "))}</strong></p>` : ""}${markdown(view.note, view.id)}`,
    published: view.createdAt,
    updated: view.updatedAt,
  };
}

const commentEntry = (row: CommentRow, origin: string): FeedEntry => ({
  id: row.id,
  title: row.exact === null ? words.discussion(row.title) : words.comment(shorten(row.exact, 80), row.title),
  url: `${origin}/comments/${row.id}`,
  author: row.author,
  tags: [],
  html: `${passage(row.exact)}${markdown(row.body, row.id)}`,
  published: row.createdAt.toISOString(),
  updated: (row.editedAt ?? row.createdAt).toISOString(),
});

const passage = (exact: string | null): string =>
  exact === null ? "" : `<blockquote><p>${escapeHtml(shorten(exact, 500))}</p></blockquote>`;

const markdown = (text: string, id: string): string =>
  text === "" ? "" : hastToHtml(markdownToHast(text, { idPrefix: `${id}-` }));
