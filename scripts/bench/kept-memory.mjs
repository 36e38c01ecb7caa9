// @ts-check
import fs from "node:fs";
import http from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Loaded into the server that the bench measures (`--import`): whoever asks at the socket that BENCH_MEMORY_SOCKET
 * names is told how many bytes the process keeps, once everything that nobody needs is gone.
 */
const { BENCH_MEMORY_SOCKET: socket } = process.env;
if (socket && process.argv[1]?.endsWith("serve.mjs")) {
  setFlagsFromString("--expose-gc");
  const collectGarbage = /** @type {() => void} */ (runInNewContext("gc"));
  fs.rmSync(socket, { force: true });
  http
    .createServer((_, response) => {
      collectGarbage();
      const { heapUsed, external } = process.memoryUsage();
      response.end(String(heapUsed + external));
    })
    .listen(socket)
    .unref();
}
