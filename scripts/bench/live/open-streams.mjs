// @ts-check
import http from "node:http";

/**
 * Many readers of one article.
 *
 * @param {string} baseUrl
 * @param {string} articleId
 * @param {{ cookie: string }[]} readers
 * @returns {Promise<{ next(): Promise<number[]>, close(): void }>} `next`: when each of them has the next change, in
 *   milliseconds since 1970
 */
export async function openStreams(baseUrl, articleId, readers) {
  // Another epoch: the first answer is a reset, from which on the stream is at its end.
  const url = `${baseUrl}/api/live?at=${articleId}@${articleId}.0`;
  const agent = new http.Agent({ maxSockets: Number.POSITIVE_INFINITY });
  /** @type {number[]} */
  let times = [];
  /** @type {(times: number[]) => void} */
  let done = () => {};
  const streams = await Promise.all(readers.map(({ cookie }) => open(url, agent, cookie, hear)));
  function hear() {
    times.push(performance.timeOrigin + performance.now());
    if (times.length === readers.length) done(times);
  }
  return {
    next: () =>
      new Promise((resolve) => {
        times = [];
        done = resolve;
      }),
    close: () => {
      for (const stream of streams) stream.destroy();
      agent.destroy();
    },
  };
}

/**
 * Resolves once it hears.
 *
 * @param {string} url
 * @param {http.Agent} agent
 * @param {string} cookie
 * @param {() => void} hear called for each change
 * @returns {Promise<http.IncomingMessage>}
 */
const open = (url, agent, cookie, hear) =>
  new Promise((resolve, reject) => {
    http
      .get(url, { agent, headers: { cookie } }, (response) => {
        if (response.statusCode !== 200)
          return reject(new Error(`A stream was answered ${response.statusCode}.`));
        response.setEncoding("utf8");
        response.on("error", () => {});
        response.on("data", (/** @type {string} */ text) => {
          if (text.includes("event: changes")) hear();
          if (text.includes("event: reset")) resolve(response);
        });
      })
      .on("error", reject);
  });
