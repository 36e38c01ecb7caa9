/**
 * The IRIs that a `Prefer: return=representation; include="…"` header names (RFC 7240 section 2, LDP
 * section 7.2). Everything else in it, malformed or unknown, is a wish that nobody has to grant.
 */
export function includedPreferences(header: string | null): string[] {
  const found: string[] = [];
  for (const preference of splitOutsideQuotes(header ?? "", ",")) {
    const parts = splitOutsideQuotes(preference, ";").map((part) => part.trim());
    if (!/^return\s*=\s*"?representation"?$/i.test(parts[0] ?? "")) continue;
    for (const part of parts.slice(1)) {
      const [, quoted, bare] = /^include\s*=\s*(?:"([^"]*)"|(\S+))$/i.exec(part) ?? [];
      found.push(...(quoted ?? bare ?? "").split(/\s+/).filter(Boolean));
    }
  }
  return found;
}

function splitOutsideQuotes(text: string, separator: "," | ";"): string[] {
  return text.match(separator === "," ? /(?:"[^"]*"|[^",])+/g : /(?:"[^"]*"|[^";])+/g) ?? [];
}
