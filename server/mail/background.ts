import { log } from "@/server/log";

const underWay = new Set<Promise<void>>();

/**
 * Does something after the answer, so that the answer takes as long whether there is anything to do or
 * not. What fails is logged; whoever waits for the mail asks for another. Nothing may depend on it.
 */
export function inBackground(what: string, work: () => Promise<void>): void {
  const promise = work()
    .catch((error: unknown) => log.error({ error }, `${what} failed`))
    .finally(() => underWay.delete(promise));
  underWay.add(promise);
}

/** When everything that was under way has ended: for shutdown and tests. */
export async function backgroundWork(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay);
}
