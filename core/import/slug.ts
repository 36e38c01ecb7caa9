import { RESERVED_ARTICLE_SLUGS } from "@/core/article";

const MAX_LENGTH = 80;

/**
 * The address part of an article's page: lower-case ASCII letters and digits in words joined by hyphens. Marks
 * are taken off letters; a title in another script becomes "article".
 */
export function slugOfTitle(title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const joined = words?.join("-") ?? "article";
  const cut = joined.length <= MAX_LENGTH ? joined : joined.slice(0, MAX_LENGTH + 1).replace(/-[^-]*$/, "");
  const slug = cut.slice(0, MAX_LENGTH).replace(/-$/, "");
  return RESERVED_ARTICLE_SLUGS.has(slug) ? `${slug}-article` : slug;
}
