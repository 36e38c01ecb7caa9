import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/core/errors";
import { getGroup } from "@/server/groups/queries";
import { getActor } from "@/server/session";

/** Loaded once per request, for the title and the page; outsiders get the site's "not found". */
export const loadGroup = cache(async (slug: string) => {
  try {
    return await getGroup(await getActor(), slug);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not-found") notFound();
    throw thrown;
  }
});
