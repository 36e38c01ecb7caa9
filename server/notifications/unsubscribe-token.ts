import { parse, stringify } from "uuid";
import { isSignature, signatureOf } from "@/server/auth/signed";

/** Whose mail ends, about which group; null: all of it. */
export interface Unsubscription {
  personId: string;
  groupId: string | null;
}

const PURPOSE = "unsubscribe";
const NO_GROUP = Buffer.alloc(16);
const ID_BYTES = 16;

/**
 * Names a person and a group so that nobody else can: 64 characters for an address. It needs no sign-in (RFC 8058
 * section 3.2 asks for that), can do nothing but end mail, and never ends itself: old mail must keep working.
 */
export function unsubscribeToken({ personId, groupId }: Unsubscription): string {
  const payload = Buffer.concat([bytesOf(personId), groupId === null ? NO_GROUP : bytesOf(groupId)]);
  return Buffer.concat([payload, signatureOf(PURPOSE, payload)]).toString("base64url");
}

/** What a token names, or null for one that was not made here. */
export function readUnsubscribeToken(token: string): Unsubscription | null {
  if (!/^[\w-]{64}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const payload = bytes.subarray(0, 2 * ID_BYTES);
  if (!isSignature(PURPOSE, payload, bytes.subarray(2 * ID_BYTES))) return null;
  const group = payload.subarray(ID_BYTES);
  return {
    personId: stringify(payload.subarray(0, ID_BYTES)),
    groupId: group.equals(NO_GROUP) ? null : stringify(group),
  };
}

const bytesOf = (id: string): Buffer => Buffer.from(parse(id));
