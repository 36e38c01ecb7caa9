import type { Pool } from "pg";
import { type RateLimiterAbstract, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/core/errors";
import { limitsPool } from "@/server/db";
import { env } from "@/server/env";

/**
 * Limits per person and address, counted in PostgreSQL so that every process counts the same.
 * Points per duration in seconds.
 */
const LIMITS = {
  /** Everything a person writes. */
  write: { points: env.LIMIT_WRITES_PER_MINUTE, duration: 60 },
  /** Searches through all texts: each may read for seconds. Addresses of visitors are many people's. */
  search: { points: 120, duration: 60 },
  "search-address": { points: 600, duration: 60 },
  /** Many passages tagged at once: each time, up to a thousand writes. */
  "bulk-tag": { points: 30, duration: 10 * 60 },
  /** Whole files that are brought in: each is as many writes as it has entries. */
  import: { points: 20, duration: 10 * 60 },
  /** Wrong passwords, per account. */
  "sign-in-account": { points: 10, duration: 15 * 60 },
  /** Wrong passwords, per address: a school behind one address signs in at nine. */
  "sign-in-address": { points: env.LIMIT_SIGN_IN_FAILURES_PER_ADDRESS, duration: 15 * 60 },
  /** New accounts, per address. */
  "sign-up-address": { points: env.LIMIT_SIGN_UPS_PER_ADDRESS, duration: 60 * 60 },
  /** Mails that a stranger can make us send, per recipient. */
  "mail-recipient": { points: 5, duration: 60 * 60 },
  "mail-address": { points: 60, duration: 60 * 60 },
  /** Guesses of links. */
  "link-address": { points: 100, duration: 15 * 60 },
} as const;

export type LimitName = keyof typeof LIMITS;

/** A limiter keeps the connections that it counts through, so it goes when they are closed. */
const limiters = new WeakMap<Pool, Map<LimitName, RateLimiterAbstract>>();

function limiter(name: LimitName): RateLimiterAbstract {
  const storeClient = limitsPool();
  const counting = limiters.get(storeClient) ?? new Map<LimitName, RateLimiterAbstract>();
  limiters.set(storeClient, counting);
  let one = counting.get(name);
  if (!one) {
    one = new RateLimiterPostgres({
      storeClient,
      storeType: "pool",
      tableName: "rate_limit",
      tableCreated: true,
      keyPrefix: name,
      // All limits share the table, so one of them sweeps out what has expired, every five minutes.
      clearExpiredByTimeout: name === "write",
      ...LIMITS[name],
    });
    counting.set(name, one);
  }
  return one;
}

const tooMany = (milliseconds: number) => {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1_000));
  const wait = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return new AppError("rate-limited", `Too many tries. Nothing is lost; try again in ${wait}.`, {
    retryAfter: seconds,
  });
};

/**
 * Counts one use. @throws AppError rate-limited, with the seconds to wait.
 */
export async function consume(name: LimitName, key: string): Promise<void> {
  try {
    await limiter(name).consume(key);
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) throw tooMany(thrown.msBeforeNext);
    throw thrown;
  }
}

/** Refuses when the limit is already used up, without counting. @throws AppError rate-limited. */
export async function refuseIfSpent(name: LimitName, key: string): Promise<void> {
  const state = await limiter(name).get(key);
  if (state && state.remainingPoints <= 0) throw tooMany(state.msBeforeNext);
}

/** Counts one failure without throwing: the caller answers the same as for any other failure. */
export async function countFailure(name: LimitName, key: string): Promise<void> {
  await limiter(name).penalty(key);
}

export async function forgive(name: LimitName, key: string): Promise<void> {
  await limiter(name).delete(key);
}
