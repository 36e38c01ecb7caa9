import { invalid } from "@/core/errors";
import { HandleSchema } from "@/core/person";
import { account } from "@/messages/en/account";

/** Handles that would speak for the site or for people whose account is gone. */
const RESERVED = new Set([
  "admin",
  "administrator",
  "all",
  "anonymous",
  "deleted",
  "editor",
  "everyone",
  "here",
  "marginalia",
  "moderator",
  "public",
  "reader",
  "root",
  "second-reader",
  "staff",
  "support",
  "system",
  "teacher",
]);

/** @throws AppError invalid, on the field `handle`. */
export function refuseReservedHandle(handle: string): void {
  if (RESERVED.has(handle) || handle.startsWith("deleted-")) throw invalid("handle", account.handleReserved);
}

/**
 * A handle for somebody who did not choose one: from their name or the part of their e-mail address
 * before the @, in Latin letters where they can be had.
 * @param attempt 0 for the plain one; from 1 on with random digits behind it
 */
export function suggestHandle(from: string, attempt: number): string {
  const plain = from
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 22)
    .replace(/-+$/, "");
  const base = plain.length >= 3 ? plain : `reader${plain && `-${plain}`}`;
  const isFree = attempt === 0 && HandleSchema.safeParse(base).success && !RESERVED.has(base);
  if (isFree && !base.startsWith("deleted-")) return base;
  return `${base}-${Math.floor(1_000 + Math.random() * 9_000)}`;
}
