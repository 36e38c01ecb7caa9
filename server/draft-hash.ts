import { createHash } from "node:crypto";

/** What a parsed draft is recognised by when it is sent again: SHA-256 of its JSON, whose key order the schema fixes. */
export const draftHash = (draft: object): string =>
  createHash("sha256").update(JSON.stringify(draft)).digest("base64url");
