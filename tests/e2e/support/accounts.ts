import { hash } from "@node-rs/argon2";
import { v7 } from "uuid";

export const PASSWORD = "four unrelated words";
export const NEXT_PASSWORD = "a wholly different phrase";

/** Nobody else's part of a handle or address. */
export const unique = () => v7().replaceAll("-", "").slice(-14);

/** What an account with `PASSWORD` has in its row. */
export async function credentials(): Promise<{ email: string; passwordHash: string }> {
  const email = `ada-${unique()}@example.org`;
  return { email, passwordHash: await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }) };
}
