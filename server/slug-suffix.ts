import { randomInt } from "node:crypto";

const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/**
 * A slug with five random letters, for one whose own form is taken. Random rather than counted, so that it
 * does not tell how many hidden things share a name, and two makers at once do not meet again.
 */
export function withRandomSuffix(slug: string): string {
  const suffix = Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return `${slug}-${suffix}`;
}
