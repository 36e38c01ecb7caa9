import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { encode } from "next-auth/jwt";

/** The session cookie that the app's own sign-in would set for a person. */
export async function sessionCookie(person: {
  id: string;
  sessionVersion: number;
}): Promise<{ name: string; value: string }> {
  const value = await encode({ token: { sub: person.id, v: person.sessionVersion }, secret: secret() });
  return { name: "next-auth.session-token", value };
}

/** `npm test` passes the server's secret; by hand, the one of the embedded database's own server. */
export function secret(): string {
  const file = path.join(import.meta.dirname, "../../.data/secret");
  const found =
    process.env.NEXTAUTH_SECRET ?? (existsSync(file) ? readFileSync(file, "utf8").trim() : undefined);
  if (!found) throw new Error("NEXTAUTH_SECRET is not set, and there is no .data/secret.");
  return found;
}
