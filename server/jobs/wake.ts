import type { JobName } from "@/server/jobs/names";
import { log } from "@/server/log";

type Wake = (name: JobName) => Promise<void>;

// Next.js evaluates modules once per bundle: what the running process has is known to all of them.
const shared = globalThis as typeof globalThis & { marginaliaWakeJob?: Wake };

/** For the process that runs jobs. */
export function setWake(wake: Wake | undefined): void {
  shared.marginaliaWakeJob = wake;
}

/**
 * Lets a job look now instead of at its next minute. Call it after the commit. Where jobs run in another
 * process, or cannot run at the moment, nothing happens: the job finds what is due anyway.
 */
export function wakeJob(name: JobName): void {
  shared.marginaliaWakeJob?.(name).catch((error: unknown) => log.warn({ error, job: name }, "not woken"));
}
