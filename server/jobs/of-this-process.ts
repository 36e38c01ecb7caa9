import { env } from "@/server/env";

/** Milliseconds: the first visitors should not wait behind the making of queues. */
const AFTER_START = 1_500;

/**
 * Starts the jobs a moment after the server, unless `npm run worker` is to run them.
 * @returns ends them
 */
export function jobsOfThisProcess(): () => Promise<void> {
  if (!env.RUN_JOBS) return async () => {};
  let stop = async () => {};
  const timer = setTimeout(async () => {
    const { startJobs } = await import("@/server/jobs/worker");
    ({ stop } = startJobs());
  }, AFTER_START);
  return async () => {
    clearTimeout(timer);
    await stop();
  };
}
