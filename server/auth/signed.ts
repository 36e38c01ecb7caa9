import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/server/env";

/** 128 bits: half of an HMAC-SHA-256, as RFC 2104 section 5 allows. */
const MAC_BYTES = 16;

/**
 * A signature that only this site can make, for addresses in mails.
 * @param purpose what the address is for: a signature for one thing is none for another
 */
export function signatureOf(purpose: string, payload: Buffer): Buffer {
  if (!env.NEXTAUTH_SECRET) throw new Error("NEXTAUTH_SECRET is not set.");
  const mac = createHmac("sha256", env.NEXTAUTH_SECRET).update(`${purpose}\0`).update(payload).digest();
  return mac.subarray(0, MAC_BYTES);
}

/** Takes as long for a wrong signature as for a right one. */
export const isSignature = (purpose: string, payload: Buffer, signature: Buffer): boolean =>
  signature.length === MAC_BYTES && timingSafeEqual(signature, signatureOf(purpose, payload));
