// @ts-check
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * @typedef {{ watchGroups(groups: number[]): void, dismiss(): void }} Watchdog
 */

/**
 * A shell that waits on a pipe from us costs about a megabyte. The pipe closes when we end, even by kill -9;
 * then it stops the process groups it was told of last and runs the clean-up command.
 */
const SCRIPT = `
groups=
while read -r word rest; do
  case "$word" in
    groups) groups=$rest ;;
    dismiss) exit 0 ;;
  esac
done
for group in $groups; do kill -TERM "-$group" 2>/dev/null; done
if [ -n "$groups" ]; then
  sleep 3
  for group in $groups; do kill -KILL "-$group" 2>/dev/null; done
fi
exec "$@"
`;

const CLEAN_UP = fileURLToPath(new URL("clean-up.mjs", import.meta.url));

/**
 * Starts a watchdog that outlives this process by as long as the clean-up takes: should this process die
 * without cleaning up, it stops the embedded database, unless another command uses it.
 *
 * @param {{ home: string, remove?: boolean }} cluster `remove`: also delete its data
 * @returns {Watchdog}
 */
export function startWatchdog({ home, remove = false }) {
  const cleanUp = [process.execPath, CLEAN_UP, home, ...(remove ? ["--remove"] : [])];
  const shell = spawn("/bin/sh", ["-c", SCRIPT, "marginalia-watchdog", ...cleanUp], {
    // Its own session: a Ctrl-C at the terminal must not end it before us.
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  shell.on("error", () => {});
  shell.stdin.on("error", () => {});
  shell.unref();
  /** @type {import("node:net").Socket} */ (/** @type {unknown} */ (shell.stdin)).unref();

  return {
    watchGroups(groups) {
      shell.stdin.write(`groups ${groups.join(" ")}\n`);
    },
    dismiss() {
      shell.stdin.end("dismiss\n");
    },
  };
}
