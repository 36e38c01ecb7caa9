import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/core/errors";
import { getReaderPage } from "@/server/articles/reader-page";
import { getActor } from "@/server/session";

export interface ArticlePageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/** What the address of an article asks for. */
export async function addressOf({ params, searchParams }: ArticlePageProps) {
  const { slug } = await params;
  const query = await searchParams;
  return {
    slug,
    groupSlug: first(query.group),
    annotationId: first(query.annotation),
    commentId: first(query.comment),
  };
}

/** Loaded once per request, for the title and the page; what may not be seen is the site's "not found". */
export const loadArticlePage = cache(async (slug: string, groupSlug: string | undefined) => {
  try {
    return await getReaderPage(await getActor(), slug, groupSlug);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not-found") notFound();
    throw thrown;
  }
});

/** The reader page of an article in a group's layer. */
export const readerHref = (slug: string, group: { slug: string; isPublic: boolean }): string =>
  `/articles/${slug}${group.isPublic ? "" : `?group=${group.slug}`}`;
