import { readJson } from "@/server/http/body";

/** More than any person writes about one passage, and less than costs anything to look at. */
const MAX_BYTES = 256 * 1024;

/**
 * The JSON-LD in the body of a request. A profile in its type is a hint and decides nothing (RFC 6906).
 * @throws AppError unsupported-media-type, too-large, or invalid for what is not JSON
 */
export const readDocument = (request: Request): Promise<unknown> =>
  readJson(request, MAX_BYTES, ["application/ld+json", "application/json"]);
