import { createHmac, timingSafeEqual } from "node:crypto";
import { parse, stringify } from "uuid";
import { env } from "@/server/env";

/** Whose mail ends, about which group; null: all of it. */
export interface Unsubscription {
  personId: string;
  groupId: string | null;
}

const NO_GROUP = Buffer.alloc(16);
const ID_BYTES = 16;
const MAC_BYTES = 16;

/**
 * Names a person and a group so that nobody else can: 64 characters for an address. It needs no sign-in (RFC 8058
 * section 3.2 asks for that), can do nothing but end mail, and never ends itself: old mail must keep working.
 */
export function unsubscribeToken({ personId, groupId }: Unsubscription): string {
  const payload = Buffer.concat([bytesOf(personId), groupId === null ? NO_GROUP : bytesOf(groupId)]);
  return Buffer.concat([payload, macOf(payload)]).toString("base64url");
}

/** What a token names, or null for one that was not made here. */
export function readUnsubscribeToken(token: string): Unsubscription | null {
  if (!/^[\w-]{64}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const payload = bytes.subarray(0, 2 * ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(2 * ID_BYTES), macOf(payload))) return null;
  const group = payload.subarray(ID_BYTES);
  return {
    personId: stringify(payload.subarray(0, ID_BYTES)),
    groupId: group.equals(NO_GROUP) ? null : stringify(group),
  };
}

const bytesOf = (id: string): Buffer => Buffer.from(parse(id));

/** Half of an HMAC-SHA-256, as RFC 2104 section 5 allows: 128 bits. */
function macOf(payload: Buffer): Buffer {
  if (!env.NEXTAUTH_SECRET) throw new Error("NEXTAUTH_SECRET is not set.");
  const mac = createHmac("sha256", env.NEXTAUTH_SECRET).update("unsubscribe\0").update(payload).digest();
  return mac.subarray(0, MAC_BYTES);
}
