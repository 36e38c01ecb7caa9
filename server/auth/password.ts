import { randomBytes } from "node:crypto";
import { hash, parseOptions, verify } from "@node-rs/argon2";

/**
 * argon2id with the first parameters of the OWASP Password Storage Cheat Sheet (19 MiB, two passes, one
 * lane). The algorithm is the package's default; its enum cannot be named under `isolatedModules`.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const ARGON2ID = 2;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Verified against where there is no account, so that an unknown one takes as long as a known one. */
const decoy = hashPassword(randomBytes(32).toString("base64"));

/**
 * Whether the password belongs to the hash. Takes the same work when there is no hash (no such account,
 * or one without a password), and is then always false.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await decoy), password);
  return passwordHash !== null && isRight;
}

/** Whether a hash was made with other parameters than today's. */
export function isOutdated(passwordHash: string): boolean {
  const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(passwordHash);
  return (
    Number(algorithm) !== ARGON2ID ||
    memoryCost !== COST.memoryCost ||
    timeCost !== COST.timeCost ||
    parallelism !== COST.parallelism
  );
}
