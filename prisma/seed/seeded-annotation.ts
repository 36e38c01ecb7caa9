import { describeRange } from "@/core/anchoring/quote";
import { createAnnotation } from "@/server/annotations/commands";
import { db } from "@/server/db";
import type { SignedInActor } from "@/server/session";

export interface SeededPassage {
  /** Slug of its article. */
  article: string;
  exact: string;
  /** Which of the places where these words stand, from 1. */
  occurrence: number;
  /** "codebook/code", by their slugs. */
  codes: readonly string[];
  note: string;
}

/**
 * Makes an annotation of the seed once.
 * @returns whether it was made now; not, where it is there already or the article was changed or taken away.
 */
export async function seedAnnotation(
  author: SignedInActor,
  id: string,
  groupId: string,
  { article: slug, exact, occurrence, codes, note }: SeededPassage,
): Promise<boolean> {
  if (await db.annotation.findUnique({ where: { id }, select: { id: true } })) return false;
  const article = await db.article.findUnique({
    where: { slug },
    select: { id: true, currentVersion: { select: { id: true, text: true } } },
  });
  const version = article?.currentVersion;
  const start = version ? placeOf(version.text, exact, occurrence) : -1;
  if (!article || !version || start < 0) return false;
  const range = { start, end: start + exact.length };
  await createAnnotation(author, {
    id,
    articleId: article.id,
    groupId,
    target: { versionId: version.id, ...range, quote: describeRange(version.text, range) },
    codes: await codeIds(codes),
    note,
  });
  return true;
}

/** Codes that were taken away since are left out. */
async function codeIds(names: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    names.map((name) => {
      const [codebook = "", slug = ""] = name.split("/");
      return db.code.findFirst({ where: { slug, codebook: { slug: codebook } }, select: { id: true } });
    }),
  );
  return found.flatMap((code) => code?.id ?? []);
}

/** Offset of the n-th occurrence, in UTF-16 code units; -1 where there are fewer. */
function placeOf(text: string, exact: string, occurrence: number): number {
  let at = -1;
  for (let seen = 0; seen < occurrence; seen++) {
    at = text.indexOf(exact, at + 1);
    if (at < 0) return -1;
  }
  return at;
}
