import { PUBLIC_GROUP_SLUG } from "@/core/group";
import { IdSchema } from "@/core/id";
import { withRandomSuffix } from "@/server/slug-suffix";

/** Words that have a page or a meaning of their own under `/groups/`. */
const RESERVED: ReadonlySet<string> = new Set([PUBLIC_GROUP_SLUG, "new", "mine", "all", "join"]);
const MAX_LENGTH = 48;

/**
 * The address part of a group's page: lower-case ASCII letters and digits in words joined by hyphens, at
 * most 48 characters. Marks are taken off letters; a name in another script becomes "group".
 */
export function slugOfName(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join("-").slice(0, MAX_LENGTH).replace(/-$/, "") ?? "group";
}

/**
 * The slug to try: the name's own at first, after that with random letters. Never a reserved word, never what
 * could be read as an id.
 */
export function slugToTry(name: string, attempt: number): string {
  const slug = slugOfName(name);
  const isFree = !RESERVED.has(slug) && !IdSchema.safeParse(slug).success;
  return attempt === 0 && isFree ? slug : withRandomSuffix(slug);
}
