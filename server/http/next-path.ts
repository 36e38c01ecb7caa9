/** Pages that would only send a signed-in person on again, and routes that are not pages. */
const NOT_A_DESTINATION = /^\/(?:sign-in|sign-up|reset-password|api)(?:\/|$)/;

/**
 * Where to go after signing in: a path of this site, whatever was asked for. Another site's address
 * loses its host; what is no path at all becomes the library.
 * @param asked `?next=`, or next-auth's `?callbackUrl=`, which is absolute.
 */
export function nextPath(asked: unknown): string {
  if (typeof asked !== "string" || asked.length > 2_000) return "/";
  let url: URL;
  try {
    url = new URL(asked, "http://here.invalid");
  } catch {
    return "/";
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return "/";
  // "//elsewhere" as a path would be read as a host by the browser.
  const path = url.pathname.replace(/^\/+/, "/");
  return NOT_A_DESTINATION.test(path) ? "/" : `${path}${url.search}${url.hash}`;
}
