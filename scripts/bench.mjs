// @ts-check
import path from "node:path";
import { runCommand } from "./lib/command.mjs";
import { installDependencies, requireNode } from "./lib/dependencies.mjs";
import { dataDirectory, root } from "./lib/paths.mjs";

// npm run bench [-- anchoring|agreement|drawing|serving|page|concordance|analysis|exports ...]: all of them without a name. Where one
// is needed, on a database of its own, thrown away after.
const home = path.join(dataDirectory, "bench");

await runCommand({ home, removeHome: true, interruptExitCode: 130 }, async (command) => {
  requireNode();
  await installDependencies({ root, dataDirectory, command });
  const { runBench } = await import("./bench/run.mjs");
  return runBench({ command, home, names: process.argv.slice(2) });
});
