// @ts-check
import path from "node:path";
import { runCommand } from "./command.mjs";
import { installDependencies, requireNode } from "./dependencies.mjs";
import { tryLock } from "./lock-file.mjs";
import { dataDirectory, root } from "./paths.mjs";

/**
 * What runs before there are any dependencies: nothing imported above this line may need one.
 *
 * @param {{ dev: boolean }} options
 */
export async function startApp({ dev }) {
  await runCommand({ home: dataDirectory }, async (command) => {
    requireNode();
    const { lock, holder } = tryLock(path.join(dataDirectory, dev ? "dev.lock" : "start.lock"));
    if (!lock) {
      command.steps.say(alreadyRunning(holder));
      return 0;
    }
    command.lifecycle.onShutdown("the lock", () => lock.release());
    await installDependencies({ root, dataDirectory, command });
    const { runApp } = await import("./app.mjs");
    return runApp({ command, lock, dev });
  });
}

/** @param {import("./lock-file.mjs").Holder} holder @returns {string} */
function alreadyRunning({ pid, startedAt, url }) {
  const since = new Date(startedAt).toLocaleTimeString();
  const what = url
    ? `Marginalia already runs from this folder: ${url}`
    : "Marginalia is already being started from this folder";
  return `${what} (process ${pid}, since ${since}).\nTo stop it, press Ctrl-C where it was started, or: kill ${pid}`;
}
