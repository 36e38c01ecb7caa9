// @ts-check
import pg from "pg";

/**
 * Several commands of one checkout may use the embedded database at once (`npm start`, `npm run dev`, a
 * developer's tool). Each holds a lease: a connection with a shared advisory lock. The kernel closes the
 * connection with its process, so a lease never outlives it; the last one out stops the server.
 *
 * @typedef {{
 *   client: pg.Client,
 *   end(): Promise<void>,
 *   giveUp(): Promise<boolean>,
 * }} Lease `giveUp` tells whether this was the last lease; nobody can take one until `end` after that
 */

/** Any fixed number; unique among the advisory locks taken in the maintenance database. */
const LEASE_KEY = 7_277_401;

/**
 * @param {{ port: number, password: string, onLost: () => void }} options
 * @returns {Promise<Lease>}
 * @throws {Error & { code?: string }} as long as the server does not accept connections
 */
export async function takeLease({ port, password, onLost }) {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "marginalia",
    password,
    database: "postgres",
    application_name: "marginalia lease",
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  let leaving = false;
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("SELECT pg_advisory_lock_shared($1)", [LEASE_KEY]);
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  client.once("end", () => {
    if (!leaving) onLost();
  });
  return {
    client,
    async end() {
      leaving = true;
      await client.end().catch(() => {});
    },
    async giveUp() {
      leaving = true;
      await client.query("SELECT pg_advisory_unlock_shared($1)", [LEASE_KEY]);
      const tried = await client.query("SELECT pg_try_advisory_lock($1) AS last", [LEASE_KEY]);
      return tried.rows[0]?.last === true;
    },
  };
}
