/** Begins with a scheme (RFC 3986 section 3.1). */
export const URL_PROTOCOL = /^[a-z][a-z0-9+.-]*:/i;

const MAX_LENGTH = 2_048;

export type LinkTarget = { href: string } | { lost: "link" | "unsafe-link" };

/**
 * What a link's address becomes: absolute http, https and mailto addresses stay as they are written,
 * relative ones need the address of their page. Leading within the page, too long or unreadable: lost, its
 * words stay. Any other scheme is unsafe.
 */
export function linkTarget(written: string, base: string | undefined): LinkTarget {
  // What browsers take out of an address before they read it (WHATWG URL section 4.4).
  const address = written.replace(/[\t\n\r]/g, "").trim();
  if (/^(?:https?:\/\/|mailto:)/i.test(address)) return usable(address);
  if (URL_PROTOCOL.test(address)) return { lost: "unsafe-link" };
  if (address === "" || address.startsWith("#") || base === undefined || !URL.canParse(address, base)) {
    return { lost: "link" };
  }
  const url = new URL(address, base);
  return /^https?:$/.test(url.protocol) ? usable(url.href) : { lost: "unsafe-link" };
}

const usable = (href: string): LinkTarget =>
  href.length <= MAX_LENGTH && URL.canParse(href) && href.isWellFormed() && !/\p{Cc}/u.test(href)
    ? { href }
    : { lost: "link" };
