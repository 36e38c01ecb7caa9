import { fork } from "node:child_process";
import net, { type AddressInfo } from "node:net";
import path from "node:path";

const root = path.join(import.meta.dirname, "../../..");

export interface AppProcess {
  url: string;
  port: number;
  /** At once, as a crash does. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Another process of the same build, on a database of the test's choice.
 * @param options `port` to take, where an earlier one stood; `env` beside what it needs
 */
export async function startApp({
  databaseUrl,
  port,
  env = {},
}: {
  databaseUrl: string;
  port?: number;
  env?: Record<string, string>;
}): Promise<AppProcess> {
  const child = fork(path.join(root, "scripts/serve.mjs"), [], {
    cwd: root,
    // Playwright's own loaders are not for the app.
    execArgv: [],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: "",
      EMBEDDED_DATABASE_URL: databaseUrl,
      HOST: "127.0.0.1",
      PORT: String(port ?? (await freePort())),
      NEXTAUTH_URL: "",
      LOG_LEVEL: "silent",
      ...env,
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const taken = await new Promise<number>((resolve, reject) => {
    child.on(
      "message",
      (message: { ready?: boolean; port?: number }) => message.ready && resolve(message.port ?? 0),
    );
    child.once("exit", (code) => reject(new Error(`Another process of the app ended with ${code}.`)));
  });
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      child.removeAllListeners("exit");
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once("exit", () => resolve());
      child.kill(signal);
    });
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
  };
}

/** A port that is free now; nothing else of the tests takes one by number. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
