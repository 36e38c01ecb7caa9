import { createHash, randomBytes } from "node:crypto";

/** A new secret for a link or token: 256 random bits in base64url, 43 characters. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/**
 * What the database keeps of a secret. SHA-256 without salt is enough here, and only here: the secrets
 * have 256 random bits, so there is nothing to guess. Passwords go through argon2id instead.
 */
export const hashToken = (secret: string): string => createHash("sha256").update(secret).digest("base64url");
