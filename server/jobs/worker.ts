import PgBoss from "pg-boss";
import { env } from "@/server/env";
import { JOB_NAMES, type JobName } from "@/server/jobs/names";
import { JOBS } from "@/server/jobs/registry";
import { setWake } from "@/server/jobs/wake";
import { log } from "@/server/log";

/** Seconds between two looks into a queue. Nobody waits for a job, and an idle site should be idle. */
const LOOK_SECONDS = 5;
/** Minutes after which a run counts as lost, for jobs that say nothing else. */
const LONGEST = 10;
/** Milliseconds until starting is tried again: doubled each time, up to the second. */
const RETRY = { first: 2_000, most: 60_000 } as const;
/** The same fault is logged once in so many milliseconds: a stopped database would fill the log. */
const QUIET = 60_000;

/** How long running jobs may take to come to a good moment when the process ends, in milliseconds. */
const LAST_MOMENTS = 8_000;

/** The jobs of this process, running or waiting for a database that they can run on. */
export interface Worker {
  /** The first time that jobs run here; never rejects. */
  ready: Promise<void>;
  /** Lets what runs come to its next good moment, and ends. */
  stop(): Promise<void>;
}

/**
 * Runs the jobs in this process. Any number of processes share the work. pg-boss keeps its own tables in the
 * schema `pgboss`, which it makes and migrates itself. What goes wrong is logged and tried again: whoever
 * serves pages is never in the way of jobs, nor they in its way.
 */
export function startJobs(): Worker {
  const aborter = new AbortController();
  const running = new Set<Promise<void>>();
  let boss: PgBoss | undefined;
  let wait: { timer: NodeJS.Timeout; done: () => void } | undefined;
  const pause = (milliseconds: number) =>
    new Promise<void>((done) => {
      wait = { timer: setTimeout(done, milliseconds), done };
    });

  async function start(): Promise<void> {
    for (let delay: number = RETRY.first; !aborter.signal.aborted; delay = Math.min(delay * 2, RETRY.most)) {
      try {
        boss = await openBoss(running, aborter.signal);
        return;
      } catch (error) {
        if (aborter.signal.aborted) return;
        log.warn({ error }, `jobs cannot run yet; tried again in ${delay / 1_000} seconds`);
        await pause(delay);
      }
    }
  }

  const ready = start();
  return {
    ready,
    async stop() {
      aborter.abort();
      clearTimeout(wait?.timer);
      wait?.done();
      await ready;
      setWake(undefined);
      const tooLate = new Promise((resolve) => {
        setTimeout(resolve, LAST_MOMENTS).unref();
      });
      await Promise.race([Promise.all(running), tooLate]);
      // Its own graceful end polls for seconds; nothing is left here that it would have to wait for.
      await boss
        ?.stop({ graceful: false })
        .catch((error: unknown) => log.warn({ error }, "jobs did not end well"));
    },
  };
}

async function openBoss(running: Set<Promise<void>>, signal: AbortSignal): Promise<PgBoss> {
  if (!env.databaseUrl) throw new Error("No database.");
  const boss = new PgBoss({
    connectionString: env.databaseUrl,
    application_name: "marginalia-jobs",
    max: 2,
    // Minutes would not show whether a schedule was missed; half of the least one does.
    cronMonitorIntervalSeconds: 30,
    cronWorkerIntervalSeconds: LOOK_SECONDS,
    archiveCompletedAfterSeconds: 3_600,
    deleteAfterDays: 7,
  });
  boss.on("error", quietly(signal));
  try {
    await boss.start();
    const workers = new Map<JobName, string>();
    for (const name of JOB_NAMES) workers.set(name, await serve(boss, name, running, signal));
    for (const { name } of await boss.getSchedules()) {
      if (!(JOB_NAMES as readonly string[]).includes(name)) await boss.unschedule(name);
    }
    const wake = async (name: JobName) => {
      await boss.send(name, {});
      const worker = workers.get(name);
      if (worker) boss.notifyWorker(worker);
    };
    setWake(wake);
    // Something may have fallen due while nobody looked.
    for (const name of JOB_NAMES) await wake(name);
    return boss;
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw error;
  }
}

async function serve(
  boss: PgBoss,
  name: JobName,
  running: Set<Promise<void>>,
  signal: AbortSignal,
): Promise<string> {
  const job = JOBS[name];
  const queue: PgBoss.Queue = {
    name,
    // At most one run waits: it will find all that is due. With `stately`, at most one runs, too.
    policy: job.isAlone ? "stately" : "short",
    // The next minute is retry enough.
    retryLimit: 0,
    expireInMinutes: job.longest ?? LONGEST,
  };
  await boss.createQueue(name, queue);
  await boss.updateQueue(name, queue);
  await boss.schedule(name, job.cron);
  return boss.work(name, { pollingIntervalSeconds: LOOK_SECONDS }, async () => {
    if (signal.aborted) return;
    const run = job.run(signal);
    const ended = run.then(
      () => {},
      (error: unknown) => log.error({ error, job: name }, "a job failed; its next run does what it left"),
    );
    running.add(ended);
    try {
      await run;
    } finally {
      running.delete(ended);
    }
  });
}

function quietly(signal: AbortSignal): (error: Error) => void {
  const said = new Map<string, number>();
  return (error) => {
    if (signal.aborted) return;
    const now = Date.now();
    const key = (error as { code?: string }).code ?? error.message;
    if (now - (said.get(key) ?? 0) < QUIET) return;
    said.set(key, now);
    log.warn({ error: error.message }, "jobs have trouble with the database");
  };
}
