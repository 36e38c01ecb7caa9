// @ts-check
import fs from "node:fs";
import path from "node:path";
import { runCommand } from "./lib/command.mjs";
import { installDependencies, requireNode } from "./lib/dependencies.mjs";
import { dataDirectory, root } from "./lib/paths.mjs";
import { PlainError } from "./lib/plain-error.mjs";

// npm run import -- FOLDER [--as HANDLE] [--group SLUG …] [--private] [--encoding NAME]: see docs/operations.md
const args = process.argv.slice(2);
const folder = args.find(
  (arg, index) => !arg.startsWith("--") && !/^--(?:as|group|encoding)$/.test(args[index - 1] ?? ""),
);

await runCommand({ home: dataDirectory, interruptExitCode: 130 }, async (command) => {
  const { steps, children, lifecycle } = command;
  requireNode();
  if (folder === undefined || !fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new PlainError(
      `${folder === undefined ? "Name the folder" : `There is no folder ${folder}`}: npm run import -- FOLDER`,
    );
  }
  await installDependencies({ root, dataDirectory, command });
  const { loadEnvFiles, importEnvironment } = await import("./lib/environment.mjs");
  const { openDatabase } = await import("./lib/database.mjs");
  const { generateClient } = await import("./lib/prisma-client.mjs");
  loadEnvFiles({ root, dev: false });
  await steps.step(
    "Generating the Prisma client",
    () => generateClient({ root, children }),
    (made) => (made ? "" : "up to date"),
  );
  const { url, embedded } = await openDatabase({ env: process.env, root, dataDirectory, steps, lifecycle });
  const { code } = await children.run(
    process.execPath,
    ["--import", "tsx", path.join(root, "scripts", "import.ts"), ...args],
    {
      cwd: root,
      env: importEnvironment({ env: process.env, embeddedUrl: embedded ? url : null }),
      echo: (chunk) => process.stdout.write(chunk),
    },
  );
  return code ?? 1;
});
