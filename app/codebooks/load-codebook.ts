import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/core/errors";
import { getCodebook } from "@/server/codebooks/queries";
import { getActor } from "@/server/session";

/** Loaded once per request, for the title and the page; what may not be read is a page that is not there. */
export const loadCodebook = cache((slug: string) =>
  orNotFound(async () => getCodebook(await getActor(), slug)),
);

export async function orNotFound<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not-found") notFound();
    throw thrown;
  }
}
