import { closeDatabase } from "@/server/db";
import { startJobs } from "@/server/jobs/worker";

// Run by worker.mjs, which opens the database: node --import tsx scripts/worker.ts
process.title = "marginalia-worker";
const worker = startJobs();
let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await worker.stop();
  await closeDatabase();
  process.exit(0);
}
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
await worker.ready;
if (!stopping) console.log("Jobs run here. Press Ctrl-C to stop.");
