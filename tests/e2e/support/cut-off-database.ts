import { type ChildProcess, fork } from "node:child_process";
import net, { type AddressInfo, type Socket } from "node:net";
import path from "node:path";

const root = path.join(import.meta.dirname, "../../..");

export interface CutOffServer {
  url: string;
  /** From now on the database cannot be reached: open connections break, new ones are refused. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A second server of the same build whose way to the database leads through a door that the test can shut,
 * so that no other test loses its database.
 * @param databaseUrl of the embedded database
 */
export async function startCutOffServer(databaseUrl: string): Promise<CutOffServer> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const listener = net.createServer((near) => {
    const far = net.connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => listener.listen(port, "127.0.0.1", () => resolve()));
  await listen(0);
  const { port } = listener.address() as AddressInfo;
  const throughDoor = new URL(databaseUrl);
  throughDoor.hostname = "127.0.0.1";
  throughDoor.port = String(port);

  const child = fork(path.join(root, "scripts/serve.mjs"), [], {
    cwd: root,
    // Playwright's own loaders are not for the app.
    execArgv: [],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: "",
      EMBEDDED_DATABASE_URL: throughDoor.href,
      HOST: "127.0.0.1",
      PORT: String(await freePort()),
      NEXTAUTH_URL: "",
      LOG_LEVEL: "silent",
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const appPort = await new Promise<number>((resolve, reject) => {
    child.on(
      "message",
      (message: { ready?: boolean; port?: number }) => message.ready && resolve(message.port ?? 0),
    );
    child.once("exit", (code) => reject(new Error(`The second server ended with ${code}.`)));
  });
  return {
    url: `http://127.0.0.1:${appPort}`,
    cut: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    mend: () => listen(port),
    stop: async () => {
      await end(child);
      listener.close();
      for (const socket of sockets) socket.destroy();
    },
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

const end = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.removeAllListeners("exit");
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
