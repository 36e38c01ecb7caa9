import { createHash } from "node:crypto";
import { validate, version } from "uuid";

/**
 * The id that stands for a taken one, or for an address, in another place: always the same, so that bringing a file in twice
 * brings it in once. A UUIDv7 (RFC 9562 section 5.7) with the time and the sequence of the original, so that
 * what was written in one instant keeps its order; its last five bytes tell the places apart.
 * @param place what the ids are for: the same original stands in each place under another id
 */
export function standInFor(original: string, place: string): string {
  const bytes = createHash("sha256").update(`${place} ${original}`).digest().subarray(0, 16);
  if (validate(original) && version(original) === 7)
    Buffer.from(original.replaceAll("-", "").slice(0, 22), "hex").copy(bytes);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
