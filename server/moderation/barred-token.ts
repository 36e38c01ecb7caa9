import { parse, stringify } from "uuid";
import { isSignature, signatureOf } from "@/server/auth/signed";

const PURPOSE = "barred";
const ID_BYTES = 16;
const TIME_BYTES = 6;
/** Long enough to be answered and to write again; whoever signs in once more gets another. Milliseconds. */
const LASTS = 7 * 24 * 60 * 60 * 1_000;

/**
 * Where somebody who may not sign in reads why, and appeals. The address is given only to whoever has just
 * proven who they are, and mailed to an address that they proved; it lets them speak to the moderators and nothing else.
 */
export const barredPath = (personId: string): string =>
  `/barred/${barredToken(personId, Date.now() + LASTS)}`;

/** @param endsAt milliseconds since 1970 */
export function barredToken(personId: string, endsAt: number): string {
  const payload = Buffer.alloc(ID_BYTES + TIME_BYTES);
  payload.set(parse(personId));
  payload.writeUIntBE(endsAt, ID_BYTES, TIME_BYTES);
  return Buffer.concat([payload, signatureOf(PURPOSE, payload)]).toString("base64url");
}

/** Whom a token names, or null for one that was not made here or has ended. */
export function readBarredToken(token: string): string | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.toString("base64url") !== token || bytes.length <= ID_BYTES + TIME_BYTES) return null;
  const payload = bytes.subarray(0, ID_BYTES + TIME_BYTES);
  if (!isSignature(PURPOSE, payload, bytes.subarray(ID_BYTES + TIME_BYTES))) return null;
  return payload.readUIntBE(ID_BYTES, TIME_BYTES) > Date.now()
    ? stringify(payload.subarray(0, ID_BYTES))
    : null;
}
