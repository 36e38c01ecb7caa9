// @ts-check
// @ts-expect-error it brings no types along
import autocannon from "autocannon";

/**
 * @typedef {{ rate: number, p50: number, p99: number, errors: number }} Load
 *   rate in answers per second, times in milliseconds; an error is anything but a 2xx
 */

/**
 * Sends requests from `clients` connections for `seconds`, each as soon as the last was answered.
 *
 * @param {string} url on this machine's loopback
 * @param {{ clients: number, seconds: number, headers?: Record<string, string>, method?: "GET" | "POST", body?: () => string }} options
 * @returns {Promise<Load>}
 */
export async function load(url, { clients, seconds, headers = {}, method = "GET", body }) {
  const result = await autocannon({
    url,
    connections: clients,
    duration: seconds,
    timeout: 30,
    requests: [
      {
        method,
        headers,
        ...(body && { setupRequest: (/** @type {object} */ request) => ({ ...request, body: body() }) }),
      },
    ],
  });
  return {
    rate: result["2xx"] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    errors: result.errors + result.timeouts + result.non2xx,
  };
}

/**
 * The same shape of figures for work that is done here: `clients` loops, each beginning anew as soon as it is done.
 *
 * @param {() => Promise<unknown>} work
 * @param {{ clients: number, seconds: number }} options
 * @returns {Promise<Load>}
 */
export async function loop(work, { clients, seconds }) {
  /** @type {number[]} */
  const times = [];
  let errors = 0;
  const end = performance.now() + seconds * 1_000;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        const from = performance.now();
        try {
          await work();
          times.push(performance.now() - from);
        } catch {
          errors++;
        }
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    rate: times.length / ((performance.now() - started) / 1_000),
    p50: at(0.5),
    p99: at(0.99),
    errors,
  };
}
