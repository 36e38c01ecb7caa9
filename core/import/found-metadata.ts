import { URL_PROTOCOL } from "@/core/import/link-target";

/** One line without control characters, cut to `max` UTF-16 code units at a word; null where nothing is left. */
export function cleanLine(value: unknown, max: number): string | null {
  if (typeof value !== "string") return null;
  const line = value
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  if (line === "") return null;
  if (line.length <= max) return line;
  const cut = line.slice(0, max - 1).replace(/\s+\S*$/u, "");
  return `${cut.toWellFormed()}…`;
}

/**
 * A moment as ISO 8601 in UTC; a bare day is its beginning in UTC. Null for what is no date, or for one that
 * no article can have (before 1400, or more than a year ahead).
 */
export function cleanDate(value: unknown): string | null {
  if (typeof value !== "string" || value.length > 60) return null;
  const written = value.trim();
  if (!/\d{4}/.test(written)) return null;
  const hasZone = /(?:z|[+-]\d\d:?\d\d|gmt|utc|[ecmp][sd]t)\s*(?:\([^)]*\))?$/i.test(written);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(written);
  const date = new Date(hasZone || isDay ? written : `${written.replace(/^(\S+) (\d\d:)/, "$1T$2")}Z`);
  const moment = Number.isNaN(date.getTime()) && !hasZone ? new Date(`${written} UTC`) : date;
  const year = moment.getUTCFullYear();
  if (Number.isNaN(moment.getTime()) || year < 1400 || year > 2200) return null;
  return moment.toISOString();
}

/** `EN_us` as `en-US`; null for what is no language tag. */
export function cleanLanguage(value: unknown): string | null {
  if (typeof value !== "string" || value.length > 35) return null;
  try {
    const tag = Intl.getCanonicalLocales(value.trim().replaceAll("_", "-"))[0] ?? "";
    return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : null;
  } catch {
    return null;
  }
}

/** An absolute http or https address of at most 2,000 characters, with `base` for a relative one. */
export function cleanAddress(value: unknown, base?: string): string | null {
  if (typeof value !== "string" || value.trim() === "") return null;
  try {
    const url = new URL(value.trim(), base);
    if (!/^https?:$/.test(url.protocol) || url.href.length > 2_000) return null;
    return URL_PROTOCOL.test(value.trim()) ? value.trim() : url.href;
  } catch {
    return null;
  }
}
