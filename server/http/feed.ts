import { createHash } from "node:crypto";
import { toAtom } from "@/core/feed/atom";
import { FEED_TYPE, type Feed, type FeedFormat } from "@/core/feed/feed";
import { toJsonFeed } from "@/core/feed/json-feed";
import { getClient } from "@/server/http/client-address";
import { problem } from "@/server/http/problem";

/**
 * Answers with a feed, or with 304 where the reader has it already (RFC 9110 section 13): by its strong
 * ETag, or, where a reader sends only that, by the time of its last change.
 * @param isShared the same for everybody, so that caches in between may keep it for a minute
 */
export async function answerFeed(
  request: Request,
  format: FeedFormat,
  isShared: boolean,
  load: (place: { origin: string; path: string }) => Promise<Feed>,
): Promise<Response> {
  try {
    const origin = (await getClient()).origin ?? "";
    const feed = await load({ origin, path: new URL(request.url).pathname });
    const body = format === "atom" ? toAtom(feed) : toJsonFeed(feed);
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
    const headers = {
      "content-type": FEED_TYPE[format],
      "cache-control": isShared ? "public, max-age=60" : "private, no-cache",
      vary: "authorization",
      etag,
      "last-modified": new Date(feed.updated).toUTCString(),
    };
    if (isKnown(request, etag, feed.updated)) return new Response(null, { status: 304, headers });
    return new Response(body, { headers });
  } catch (thrown) {
    return problem(thrown, request);
  }
}

function isKnown(request: Request, etag: string, updated: string): boolean {
  const known = request.headers.get("if-none-match");
  if (known !== null) {
    return known.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === etag);
  }
  const since = Date.parse(request.headers.get("if-modified-since") ?? "");
  return Math.floor(Date.parse(updated) / 1_000) * 1_000 <= since;
}
