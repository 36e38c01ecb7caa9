import { cache } from "react";
import { orNotFound } from "@/app/articles/[slug]/load-article";
import { getReaderPage } from "@/server/articles/reader-page";
import { versionNumber } from "@/server/articles/version-queries";
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
    attach: first(query.attach) !== undefined,
  };
}

/**
 * Loaded once per request, for the title and the page; what may not be seen is the site's "not found".
 * @param number of a version, from the address; left out: the current one
 */
export const loadArticlePage = cache((slug: string, groupSlug: string | undefined, number?: string) =>
  orNotFound(async () =>
    getReaderPage(
      await getActor(),
      slug,
      groupSlug,
      number === undefined ? undefined : versionNumber(number),
    ),
  ),
);

/** The reader page of an article in a group's layer. */
export const readerHref = (slug: string, group: { slug: string; isPublic: boolean }): string =>
  `/articles/${slug}${group.isPublic ? "" : `?group=${group.slug}`}`;
