// @ts-check
import { parentPort, workerData } from "node:worker_threads";
import pg from "pg";

// A thread of its own: what it waits for is the database, never the process that saves.
const { url, articleId } = workerData;
const client = new pg.Client({ connectionString: url });
await client.connect();
let isOn = true;
let longest = 0;
parentPort?.once("message", () => {
  isOn = false;
});
parentPort?.postMessage("ready");
while (isOn) {
  await client.query("BEGIN");
  const start = performance.now();
  await client.query(`SELECT 1 FROM "Stream" WHERE "articleId" = $1 FOR UPDATE`, [articleId]);
  longest = Math.max(longest, performance.now() - start);
  await client.query("COMMIT");
  await new Promise((resolve) => setTimeout(resolve, 1));
}
await client.end();
parentPort?.postMessage(longest);
