/**
 * Next.js calls this once, when the server starts. It hands what stands before every request to the web
 * server that Next.js runs in (scripts/serve.mjs), which cannot import TypeScript itself; and it starts the
 * jobs, without waiting for them.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { frontDoor } = await import("@/server/http/front-door");
  Object.assign(globalThis, { marginaliaFrontDoor: frontDoor });
  const { jobsOfThisProcess } = await import("@/server/jobs/of-this-process");
  Object.assign(globalThis, { marginaliaStopJobs: jobsOfThisProcess() });
}
