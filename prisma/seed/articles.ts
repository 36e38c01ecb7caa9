import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { plainTextToMarkup } from "@/core/text/markup";
import type { Markup } from "@/core/text/markup-schema";
import { createArticle } from "@/server/articles/commands";
import { db } from "@/server/db";
import type { SignedInActor } from "@/server/session";
import type { Report } from "./report";
import { seededId } from "./seeded-id";

const FOLDER = path.join(import.meta.dirname, "articles");

const ListSchema = z.array(z.object({ file: z.string(), slug: z.string(), workingTitle: z.string() }));

/** Lines (from 1) that are quoted speech, introduced by the line before them. */
const QUOTED_LINES: Record<string, readonly number[]> = {
  "witkoff-st-petersburg-permanent-peace": [8, 11],
};

export async function seedArticles(keeper: SignedInActor, report: Report): Promise<void> {
  const list = ListSchema.parse(JSON.parse(await readFile(path.join(FOLDER, "articles.json"), "utf8")));
  // The library shows the newest first, so the first of the list comes in last.
  for (const { file, slug, workingTitle } of list.toReversed()) {
    if (await db.article.findUnique({ where: { slug }, select: { id: true } })) continue;
    const text = await readFile(path.join(FOLDER, file), "utf8");
    await createArticle(keeper, {
      id: seededId(`article ${slug}`),
      slug,
      title: workingTitle,
      text,
      markup: markupOf(text, QUOTED_LINES[slug] ?? []),
      language: "en",
      visibility: "public",
    });
    report(`Article: ${workingTitle}`);
  }
}

function markupOf(text: string, quotedLines: readonly number[]): Markup {
  return plainTextToMarkup(text).map((span, index) =>
    quotedLines.includes(index + 1)
      ? { type: "blockquote" as const, start: span.start, end: span.end }
      : span,
  );
}
