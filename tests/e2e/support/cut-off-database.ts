import net, { type AddressInfo, type Socket } from "node:net";
import { startApp } from "./app-process";

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
 * @param atPort where it listens; left out: at a free one
 */
export async function startCutOffServer(databaseUrl: string, atPort?: number): Promise<CutOffServer> {
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

  const app = await startApp({
    databaseUrl: throughDoor.href,
    ...(atPort !== undefined && { port: atPort }),
  });
  return {
    url: app.url,
    cut: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    mend: () => listen(port),
    stop: async () => {
      await app.stop();
      listener.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
