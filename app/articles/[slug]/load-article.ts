import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/core/errors";
import { getArticle } from "@/server/articles/queries";
import { getActor } from "@/server/session";

/** Loaded once per request, for the title and the page; what may not be read is the site's "not found". */
export const loadArticle = cache(async (slug: string) => {
  try {
    return await getArticle(await getActor(), slug);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not-found") notFound();
    throw thrown;
  }
});
