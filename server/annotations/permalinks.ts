import { notFound } from "@/core/errors";
import { getAnnotation } from "@/server/annotations/queries";
import { readableComment } from "@/server/comments/queries";
import { db } from "@/server/db";
import type { Actor } from "@/server/session";

/**
 * Where an annotation stands: the reader page of its article in its layer, at its passage. The fragment
 * finds the passage without JavaScript too; with it, the card opens.
 * @param attach whether its passage is to be chosen anew there
 * @returns a path on this site
 * @throws AppError not-found, also for what the actor may not see.
 */
export async function annotationAddress(actor: Actor, id: string, attach = false): Promise<string> {
  const { articleId, groupId } = await getAnnotation(actor, id);
  const page = await readerAddress(articleId, groupId);
  page.searchParams.set("annotation", id);
  if (attach) page.searchParams.set("attach", "1");
  return `${page.pathname}${page.search}#a-${id}`;
}

export async function commentAddress(actor: Actor, id: string): Promise<string> {
  const { thread } = await readableComment(actor, id);
  const page = await readerAddress(thread.articleId, thread.groupId);
  page.searchParams.set("comment", id);
  if (thread.annotationId) page.searchParams.set("annotation", thread.annotationId);
  return `${page.pathname}${page.search}${thread.annotationId ? `#a-${thread.annotationId}` : ""}`;
}

async function readerAddress(articleId: string, groupId: string | null): Promise<URL> {
  const [article, group] = await Promise.all([
    db.article.findUnique({ where: { id: articleId }, select: { slug: true } }),
    groupId === null
      ? null
      : db.group.findUnique({ where: { id: groupId }, select: { slug: true, isPublic: true } }),
  ]);
  if (!article) throw notFound("article");
  const page = new URL(`/articles/${article.slug}`, "http://here.invalid");
  if (group && !group.isPublic) page.searchParams.set("group", group.slug);
  return page;
}
