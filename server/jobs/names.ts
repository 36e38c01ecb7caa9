/** What is done without anybody waiting for it. Each name has its work in server/jobs/registry.ts. */
export const JOB_NAMES = [
  "send-letters",
  "look-after-tasks",
  "delete-accounts",
  "find-common-ground",
  "compute-agreement",
  "tidy-up",
] as const;
export type JobName = (typeof JOB_NAMES)[number];
