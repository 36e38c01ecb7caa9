import { healthPool } from "@/server/db";

/** How long an answer counts as fresh, in milliseconds: short enough that a stopped database shows at once. */
const FRESH = 250;
const PATIENCE = 2_000;

let last = { at: 0, ready: false };
let asking: Promise<boolean> | null = null;

/** Whether the database answers within two seconds. Many who ask at once share one question. Never throws. */
export async function isReady(): Promise<boolean> {
  if (last.ready && Date.now() - last.at < FRESH) return true;
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}

async function ask(): Promise<boolean> {
  // Only after what has arrived meanwhile was read: a busy process is no stopped database.
  const tooLate = new Promise<false>((resolve) => {
    setTimeout(() => setImmediate(resolve, false), PATIENCE).unref();
  });
  const answers = Promise.resolve()
    .then(() => healthPool().query("SELECT 1"))
    .then(
      () => true,
      () => false,
    );
  const ready = await Promise.race([answers, tooLate]);
  last = { at: Date.now(), ready };
  return ready;
}
