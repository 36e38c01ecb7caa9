import { IdSchema } from "@/core/id";

const MAX_LENGTH = 80;

/**
 * The address part that a client asks for in a `Slug` header (RFC 5023 section 9.7; Protocol, section 5.2),
 * as far as it can be had: letters, digits and `-._~` of ASCII. Marks are taken off letters.
 * @returns null where nothing of it can be used, or where it would look like an id
 */
export function slugOfHeader(header: string | null): string | null {
  if (header === null) return null;
  const slug = decoded(header)
    .normalize("NFKD")
    .replace(/[\p{M}"']/gu, "")
    .replace(/[^A-Za-z0-9._~-]+/g, "-")
    .slice(0, MAX_LENGTH)
    .replace(/^[-.]+|[-.]+$/g, "");
  return slug === "" || IdSchema.safeParse(slug).success ? null : slug;
}

/** Octets beyond ASCII are percent-encoded in the header. */
function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}
