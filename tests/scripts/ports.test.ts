import net from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { anyFreePort, isPortFree, nextFreePort } from "@/scripts/lib/ports.mjs";

async function occupy(port: number, host: string): Promise<void> {
  const server = net.createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
}

describe("ports", () => {
  test("the preferred one is kept when it is free", async () => {
    const port = await anyFreePort();
    expect(await nextFreePort(port)).toBe(port);
  });

  test("the next free one is taken when it is not", async () => {
    const port = await anyFreePort();
    await occupy(port, "127.0.0.1");
    expect(await isPortFree(port)).toBe(false);
    expect(await nextFreePort(port)).toBeGreaterThan(port);
  });

  test("one that somebody listens on at every address is not free", async () => {
    const port = await anyFreePort();
    await occupy(port, "0.0.0.0");
    expect(await isPortFree(port)).toBe(false);
  });

  test("running out of them is said", async () => {
    const port = await anyFreePort();
    await occupy(port, "127.0.0.1");
    await expect(nextFreePort(port, "127.0.0.1", 1)).rejects.toThrow(
      `No free port between ${port} and ${port}`,
    );
  });
});
