import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { env } from "@/server/env";
import { type Prisma, PrismaClient } from "@/server/generated/prisma/client";
import { log } from "@/server/log";

/** Prisma inside a transaction: what commands write with. */
export type Transaction = Prisma.TransactionClient;

interface Database {
  pool: Pool;
  limitsPool: Pool;
  healthPool: Pool;
  prisma: PrismaClient;
}

/**
 * Milliseconds that a statement waits for a lock, and a transaction for its next statement: less than whoever
 * asked waits for an answer, so that a stuck writer never takes all connections with it.
 */
const PATIENCE = "-c lock_timeout=10000 -c idle_in_transaction_session_timeout=30000";

// Next.js evaluates modules once per bundle and again on each edit in development: one pool for all of them.
const shared = globalThis as typeof globalThis & { marginaliaDatabase?: Database };

function connections(connectionString: string, max: number, options?: string): Pool {
  const pool = new Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    ...(options && { options }),
  });
  // A connection that the server ended while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", (error) => log.warn({ error: error.message }, "a database connection ended"));
  // The pool listens only while it is idle. Between two statements of a transaction nobody would, and the process
  // would end; whoever uses it is told by their next statement.
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

function connect(): Database {
  if (!env.databaseUrl) {
    throw new Error("No database: set DATABASE_URL, or use `npm start`, which brings its own.");
  }
  const pool = connections(env.databaseUrl, env.DATABASE_POOL_SIZE, PATIENCE);
  // What the limits counted in the last few milliseconds before a crash may be lost: nobody waits for the disk.
  const limitsPool = connections(env.databaseUrl, 2, "-c synchronous_commit=off");
  return {
    pool,
    limitsPool,
    // One connection that never waits behind a crowd's queries.
    healthPool: connections(env.databaseUrl, 1),
    prisma: new PrismaClient({
      adapter: new PrismaPg(pool),
      // A crowd on one article waits for its stream's lock: longer than Prisma's own 2 and 5 seconds.
      transactionOptions: { maxWait: 10_000, timeout: 20_000 },
    }),
  };
}

function database(): Database {
  shared.marginaliaDatabase ??= connect();
  return shared.marginaliaDatabase;
}

/** Opened at first use, so that building the app needs no database. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, key) => {
    const { prisma } = database();
    const value: unknown = Reflect.get(prisma, key);
    return typeof value === "function" ? value.bind(prisma) : value;
  },
});

/** The same connections, for what speaks SQL itself. */
export const pool = (): Pool => database().pool;

/** Connections for counting limits alone; they do not wait until a count is on disk. */
export const limitsPool = (): Pool => database().limitsPool;

/** The connection that asks whether the database is there. */
export const healthPool = (): Pool => database().healthPool;

export async function closeDatabase(): Promise<void> {
  const open = shared.marginaliaDatabase;
  if (!open) return;
  shared.marginaliaDatabase = undefined;
  await open.prisma.$disconnect();
  for (const pool of [open.pool, open.limitsPool, open.healthPool]) if (!pool.ended) await pool.end();
}
