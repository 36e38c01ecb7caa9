import { createHash } from "node:crypto";
import { v7 } from "uuid";

// 1 January 2025: before anything that a person makes, so that the seed sorts first.
const SEED_TIME = Date.UTC(2025, 0, 1);

/** The same UUIDv7 for the same label, so that what was seeded is recognised and never doubled. */
export function seededId(label: string): string {
  const random = createHash("sha256").update(label).digest().subarray(0, 16);
  return v7({ msecs: SEED_TIME, random, seq: random.readUInt32BE(12) });
}
