import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/core/errors";
import { getArticle } from "@/server/articles/queries";
import { getActor } from "@/server/session";

/** What may not be read, and an address that names nothing, is the site's "not found". */
export async function orNotFound<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not-found") notFound();
    throw thrown;
  }
}

/** Loaded once per request, for the title and the page. */
export const loadArticle = cache((slug: string) =>
  orNotFound(async () => getArticle(await getActor(), slug)),
);
