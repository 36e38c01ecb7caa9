/**
 * The address part of a code on its codebook's page, made once from its first name: renaming it breaks no link.
 * Marks are taken off letters; a name in another script becomes "code".
 */
export function uniqueSlug(name: string, taken: ReadonlySet<string>): string {
  const words = name
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const slug = (words?.join("-") ?? "code").slice(0, 80).replace(/-$/, "");
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`;
}
