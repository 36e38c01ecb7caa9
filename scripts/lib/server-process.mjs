// @ts-check
import path from "node:path";
import { PlainError } from "./plain-error.mjs";

/** The server itself takes up to ten seconds for running requests; see serve.mjs. */
const STOP_LIMIT_MS = 15_000;

const START_LIMIT_MS = 120_000;

/**
 * Starts scripts/serve.mjs and waits until it listens. Should it end before it is stopped, the whole command
 * ends.
 *
 * @param {{
 *   root: string, env: import("./children.mjs").Env, dev?: boolean, echo?: (chunk: string) => void,
 *   command: import("./command.mjs").Command,
 * }} options `env.PORT` may be 0
 * @returns {Promise<{ port: number, pid: number, stop: () => Promise<void> }>}
 * @throws {PlainError} when it does not come up
 */
export async function startServer({ root, env, dev = false, echo, command: { lifecycle, children } }) {
  let isReady = false;
  let isStopping = false;
  const child = children.start(
    process.execPath,
    [path.join(root, "scripts", "serve.mjs"), ...(dev ? ["--dev"] : [])],
    {
      cwd: root,
      env,
      ipc: true,
      graceMs: STOP_LIMIT_MS,
      // What it says while it starts is only of interest if it fails.
      echo: (chunk) => (isReady ? (echo ?? ((text) => process.stdout.write(text)))(chunk) : undefined),
    },
  );
  /** @type {Promise<number>} */
  const ready = new Promise((resolve) => {
    child.process.on("message", (message) => {
      const { ready: said, port } = /** @type {{ ready?: boolean, port: number }} */ (message);
      if (said) resolve(port);
    });
  });
  const failed = child.ended.then(({ output, code, signal }) => {
    if (isReady) {
      if (isStopping || lifecycle.isStopping()) return 0;
      const how = signal ? `it was stopped by ${signal}` : `exit code ${code}`;
      void lifecycle.fail(
        new PlainError(`The web server ended unexpectedly (${how}); everything else is stopped too.`),
      );
      return 0;
    }
    throw new PlainError("The web server did not start.", { output });
  });
  failed.catch(() => {});
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const tooLate = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new PlainError(`The web server did not answer within ${START_LIMIT_MS / 1000} seconds.`)),
      START_LIMIT_MS,
    );
  });
  try {
    const port = await Promise.race([ready, failed, /** @type {Promise<never>} */ (tooLate)]);
    isReady = true;
    return {
      port,
      pid: child.process.pid ?? 0,
      async stop() {
        isStopping = true;
        await child.stop();
      },
    };
  } finally {
    clearTimeout(timer);
  }
}
