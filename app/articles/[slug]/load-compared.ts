import { notFound } from "next/navigation";
import { loadArticle } from "@/app/articles/[slug]/load-article";
import { loadGroup } from "@/app/groups/[slug]/load-group";
import type { ComparedArticle } from "@/components/agreement/compared-text";
import { AppError } from "@/core/errors";
import { type GroupView, PUBLIC_GROUP_SLUG } from "@/core/group";
import { isBlindTo } from "@/core/permissions";
import { type Actor, getActor } from "@/server/session";

export interface ComparedProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export interface Compared {
  actor: Actor;
  article: ComparedArticle;
  group: GroupView;
  /** The viewer codes it blind: nothing of others is shown. */
  isBlind: boolean;
  /** "?group=…", or "" for Public. */
  query: string;
}

/** An article and the group whose layers over it are looked at together, from the address. */
export async function loadCompared({ params, searchParams }: ComparedProps): Promise<Compared> {
  const [{ slug }, asked, actor] = await Promise.all([params, searchParams, getActor()]);
  const groupSlug = typeof asked.group === "string" ? asked.group : PUBLIC_GROUP_SLUG;
  const [article, group] = await Promise.all([loadArticle(slug), loadGroup(groupSlug)]);
  return {
    actor,
    group,
    article: {
      id: article.id,
      slug: article.slug,
      title: article.title,
      language: article.language,
      versionId: article.version.id,
      text: article.version.text,
      markup: article.version.markup,
    },
    isBlind: isBlindTo(actor, { groupId: group.id, articleId: article.id }),
    query: group.isPublic ? "" : `?group=${encodeURIComponent(group.slug)}`,
  };
}

/** @returns null where the actor may not see it while others do: the page says why. */
export async function unlessForbidden<T>(load: () => Promise<T>): Promise<T | null> {
  try {
    return await load();
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "forbidden") return null;
    if (thrown instanceof AppError && thrown.code === "not-found") notFound();
    throw thrown;
  }
}
