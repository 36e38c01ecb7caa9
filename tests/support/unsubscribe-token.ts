import { createHmac } from "node:crypto";
import { parse } from "uuid";
import { secret } from "./session-cookie";

/** What stands in the address at the foot of a mail to a person, about a group or (null) about everything. */
export function tokenInMailTo(person: { id: string }, groupId: string | null = null): string {
  const group = groupId === null ? Buffer.alloc(16) : Buffer.from(parse(groupId));
  const payload = Buffer.concat([Buffer.from(parse(person.id)), group]);
  const mac = createHmac("sha256", secret()).update("unsubscribe\0").update(payload).digest();
  return Buffer.concat([payload, mac.subarray(0, 16)]).toString("base64url");
}
