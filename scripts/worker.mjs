// @ts-check
import path from "node:path";
import { runCommand } from "./lib/command.mjs";
import { installDependencies, requireNode } from "./lib/dependencies.mjs";
import { dataDirectory, root } from "./lib/paths.mjs";

/** What runs comes to a good moment within eight seconds; see server/jobs/worker.ts. */
const STOP_LIMIT_MS = 12_000;

// npm run worker: the jobs alone, until it is interrupted. The processes that serve then want RUN_JOBS=no.
await runCommand({ home: dataDirectory }, async (command) => {
  const { steps, children, lifecycle } = command;
  requireNode();
  await installDependencies({ root, dataDirectory, command });
  const { appEnvironment, listenAddress, loadEnvFiles } = await import("./lib/environment.mjs");
  const { openDatabase } = await import("./lib/database.mjs");
  const { generateClient } = await import("./lib/prisma-client.mjs");
  loadEnvFiles({ root, dev: false });
  await steps.step(
    "Generating the Prisma client",
    () => generateClient({ root, children }),
    (made) => (made ? "" : "up to date"),
  );
  const { url, embedded } = await openDatabase({ env: process.env, root, dataDirectory, steps, lifecycle });
  const env = appEnvironment({
    env: process.env,
    embeddedUrl: embedded ? url : null,
    dataDirectory,
    ...listenAddress(process.env),
    production: true,
  });
  const child = children.start(
    process.execPath,
    ["--import", "tsx", path.join(root, "scripts", "worker.ts")],
    { cwd: root, env, graceMs: STOP_LIMIT_MS, echo: (chunk) => process.stdout.write(chunk) },
  );
  const { code } = await child.ended;
  return code ?? 1;
});
