import { AppError, notFound } from "@/core/errors";
import { hastToHtml } from "@/core/export/html-text";
import { PUBLIC_GROUP_SLUG } from "@/core/group";
import { markdownToHast } from "@/core/markdown";
import { type Embed, type EmbeddedWords, EmbedRequestSchema, embedHtml } from "@/core/oembed/embed";
import { takeOut } from "@/messages/en/export";
import { library } from "@/messages/en/library";
import { getAnnotation } from "@/server/annotations/queries";
import { idFrom } from "@/server/articles/access";
import { getArticle } from "@/server/articles/queries";
import { getComment } from "@/server/comments/queries";
import { VISITOR } from "@/server/session";

/** Seconds that others may keep an answer: what is deleted here should soon be gone there. */
const CACHE_AGE = 300;

type Subject = { kind: "article" | "annotation" | "comment"; key: string };

/**
 * What another site shows of one of our addresses: of what everybody may see, whoever asks.
 * @param origin scheme and host of this site
 * @throws AppError invalid; not-found for what is not there or not for everybody, which are one and the same
 *   here; unauthenticated where the address itself says that it is a group's.
 */
export async function getEmbed(input: unknown, origin: string): Promise<Embed> {
  const { url, maxwidth, maxheight } = EmbedRequestSchema.parse(input);
  const subject = subjectOf(new URL(url), origin);
  if (subject.kind === "article") {
    const article = await getArticle(VISITOR, subject.key);
    return { type: "link", ...common(origin), title: article.title, ...authorOf(article.author) };
  }
  const words =
    subject.kind === "annotation"
      ? await annotation(subject.key, origin)
      : await comment(subject.key, origin);
  const title = takeOut.embed(words.author, words.articleTitle);
  return {
    type: "rich",
    ...common(origin),
    title,
    ...authorOf(words.author),
    ...embedHtml(words, { maxwidth, maxheight }),
  };
}

const common = (origin: string) => ({
  version: "1.0" as const,
  provider_name: library.site.title,
  provider_url: `${origin}/`,
  cache_age: CACHE_AGE,
});

const authorOf = (name: string | null) => (name ? { author_name: name } : {});

/** Permalinks, and the reader page as the address bar shows it. */
function subjectOf(url: URL, origin: string): Subject {
  if (url.origin !== origin) throw notFound("page of this site");
  const group = url.searchParams.get("group");
  if (group !== null && group !== PUBLIC_GROUP_SLUG) {
    throw new AppError("unauthenticated", "This layer is for the members of a group.");
  }
  const [, folder, key, rest] = url.pathname.split("/");
  if (key && !rest) {
    const decoded = decode(key);
    if (folder === "annotations") return { kind: "annotation", key: decoded };
    if (folder === "comments") return { kind: "comment", key: decoded };
    if (folder === "articles") {
      const [annotation, comment] = [url.searchParams.get("annotation"), url.searchParams.get("comment")];
      if (comment) return { kind: "comment", key: comment };
      if (annotation) return { kind: "annotation", key: annotation };
      return { kind: "article", key: decoded };
    }
  }
  throw notFound("page to embed");
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw notFound("page to embed");
  }
}

async function annotation(key: string, origin: string): Promise<EmbeddedWords> {
  const view = await getAnnotation(VISITOR, idFrom(key, "annotation"));
  if (view.deleted) throw notFound("annotation");
  const article = await getArticle(VISITOR, view.articleId);
  return {
    passage: view.target?.quote.exact ?? null,
    html: markdown(view.note, view.id),
    text: view.note,
    author: view.author.name,
    articleTitle: article.title,
    language: article.language,
    url: `${origin}/annotations/${view.id}`,
  };
}

async function comment(key: string, origin: string): Promise<EmbeddedWords> {
  const view = await getComment(VISITOR, idFrom(key, "comment"));
  if (!view.author) throw notFound("comment");
  const [article, about] = await Promise.all([
    getArticle(VISITOR, view.articleId),
    view.annotationId ? getAnnotation(VISITOR, view.annotationId) : null,
  ]);
  return {
    passage: about?.target?.quote.exact ?? null,
    html: markdown(view.body, view.id),
    text: view.body,
    author: view.author.name,
    articleTitle: article.title,
    language: article.language,
    url: `${origin}/comments/${view.id}`,
  };
}

const markdown = (text: string, id: string): string =>
  text === "" ? "" : hastToHtml(markdownToHast(text, { idPrefix: `${id}-` }));
