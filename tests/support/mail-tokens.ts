import { createHmac } from "node:crypto";
import { parse } from "uuid";
import { secret } from "./session-cookie";

/** What stands in the address at the foot of a mail to a person, about a group or (null) about everything. */
export function tokenInMailTo(person: { id: string }, groupId: string | null = null): string {
  const group = groupId === null ? Buffer.alloc(16) : Buffer.from(parse(groupId));
  const payload = Buffer.concat([Buffer.from(parse(person.id)), group]);
  return Buffer.concat([payload, signature("unsubscribe", payload)]).toString("base64url");
}

/** What stands in the address that confirms a new account's own. */
export const confirmationFor = (person: { id: string }, email: string): string =>
  signature("confirm", Buffer.concat([Buffer.from(parse(person.id)), Buffer.from(email)])).toString(
    "base64url",
  );

const signature = (purpose: string, payload: Buffer): Buffer =>
  createHmac("sha256", secret()).update(`${purpose}\0`).update(payload).digest().subarray(0, 16);
