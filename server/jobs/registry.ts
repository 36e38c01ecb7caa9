import { deleteDueAccounts } from "@/server/accounts/delete-due";
import { computeDueReports } from "@/server/agreement/report-job";
import type { JobName } from "@/server/jobs/names";
import { tidyUp } from "@/server/jobs/tidy-up";
import { sendDueLetters } from "@/server/mail/outbox";
import { computeCommonGround } from "@/server/moderation/common-ground-job";
import { lookAfterTasks } from "@/server/tasks/look-after-tasks";

/**
 * A job looks into its own tables for what is due and does it, as much as there is. So nothing is lost when a
 * run is lost, and a run too many does nothing: what must happen once is held by rows and their locks, never by
 * the job's being run once.
 *
 * To add one: its name in names.ts, its line here.
 */
export interface Job {
  /** When it looks, as a cron line in UTC (five fields; a minute is the least). */
  cron: string;
  /** Never two runs at the same time, in all processes together. Others may overlap. */
  isAlone?: boolean;
  /** Minutes after which a run counts as lost. */
  longest?: number;
  /** @param signal aborted when the process is to end: a long run stops at the next good moment */
  run(signal: AbortSignal): Promise<void>;
}

export const JOBS: Readonly<Record<JobName, Job>> = {
  "send-letters": { cron: "* * * * *", run: sendDueLetters },
  "look-after-tasks": { cron: "* * * * *", isAlone: true, run: lookAfterTasks },
  "delete-accounts": { cron: "*/10 * * * *", run: deleteDueAccounts },
  "find-common-ground": { cron: "*/15 * * * *", isAlone: true, run: computeCommonGround },
  "compute-agreement": { cron: "* * * * *", run: computeDueReports, longest: 30 },
  "tidy-up": { cron: "17 3 * * *", run: tidyUp },
};
