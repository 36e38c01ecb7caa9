import { Client } from "pg";
import { env } from "@/server/env";
import { log } from "@/server/log";

/**
 * What the database's triggers call out with a commit (migration live_wakeups), and whose id comes with it:
 * `readers` who may read an article changed, `rights` of a person changed, `notices` of a person changed, `queue`
 * of a group's moderators changed, `codebook` has another version. New events are not called out: see the hub.
 */
const KINDS = ["readers", "rights", "notices", "queue", "codebook"] as const;
export type WakeUpKind = (typeof KINDS)[number];

export interface WakeUpListener {
  onWakeUp(kind: WakeUpKind, id: string): void;
  /** Calls may have been missed until now: everything must be looked at. */
  onListening(): void;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** A connection whose other end is silently gone is noticed by asking it something. */
const PROBE_MS = 20_000;
const PATIENCE_MS = 5_000;

/**
 * One connection of its own that only listens, and comes back by itself when it is lost.
 * @returns ends it
 */
export function listenForWakeUps({ onWakeUp, onListening }: WakeUpListener): () => void {
  let isOver = false;
  let open: Client | null = null;
  let pause = FIRST_PAUSE_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function lose(client: Client, error?: Error): void {
    if (open !== client) return;
    open = null;
    clearTimeout(timer);
    client.end().catch(() => {});
    if (isOver) return;
    log.warn({ error: error?.message }, "the connection that listens for news was lost");
    timer = setTimeout(() => void connect(), pause * (0.5 + Math.random()));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }

  function probeLater(client: Client): void {
    timer = setTimeout(() => {
      const late = setTimeout(() => lose(client, new Error("It does not answer.")), PATIENCE_MS);
      late.unref();
      client.query("SELECT 1").then(
        () => {
          clearTimeout(late);
          if (open === client) probeLater(client);
        },
        (error: Error) => {
          clearTimeout(late);
          lose(client, error);
        },
      );
    }, PROBE_MS);
    timer.unref();
  }

  async function connect(): Promise<void> {
    const client = new Client({
      connectionString: env.databaseUrl,
      application_name: "marginalia live",
      connectionTimeoutMillis: PATIENCE_MS,
      keepAlive: true,
    });
    open = client;
    client.on("error", (error) => lose(client, error));
    client.on("end", () => lose(client));
    client.on("notification", ({ payload = "" }) => {
      const [kind, id] = payload.split(":");
      const known = KINDS.find((one) => one === kind);
      if (known && id) onWakeUp(known, id);
    });
    try {
      await client.connect();
      await client.query("LISTEN live");
    } catch (error) {
      return lose(client, error as Error);
    }
    if (open !== client) return;
    pause = FIRST_PAUSE_MS;
    probeLater(client);
    onListening();
  }

  void connect();
  return () => {
    isOver = true;
    clearTimeout(timer);
    const client = open;
    open = null;
    // Nothing is on it that would be lost, and a broken one may never say that it has ended.
    client?.end().catch(() => {});
  };
}
