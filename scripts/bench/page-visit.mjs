// @ts-check

/** How long after its load event a page may still fetch ahead and block, milliseconds. */
const QUIET_MS = 2_500;

/** A task longer than this keeps a person waiting (W3C Long Tasks), milliseconds. */
const LONG_MS = 50;

/**
 * @typedef {{ script: number, style: number, document: number, font: number, other: number, requests: number }} Sent
 *   bytes on the wire, compressed, with their headers
 * @typedef {{ page: import("@playwright/test").Page, sent: () => Sent, beforeLoad: Sent, lcp: number, blocking: number, close: () => Promise<void> }} Visit
 *   `beforeLoad`: what was asked for before the load event; times in milliseconds
 */

const KINDS = /** @type {Record<string, "script" | "style" | "document" | "font">} */ ({
  Script: "script",
  Stylesheet: "style",
  Document: "document",
  Font: "font",
});

/**
 * Opens a page for the first time: nothing is cached.
 *
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 * @param {{ cookie?: string, throttling?: number }} [options] `throttling`: how many times slower the processor is
 * @returns {Promise<Visit>}
 */
export async function visit(browser, url, { cookie, throttling = 1 } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    ...(cookie && { extraHTTPHeaders: { cookie } }),
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  /** @type {{ kind: string, at: number, bytes: number }[]} */
  const answers = [];
  let loadedAt = Number.POSITIVE_INFINITY;
  /** @type {Map<string, { kind: string, at: number }>} */
  const asked = new Map();
  session.on("Network.requestWillBeSent", ({ requestId, type, timestamp }) =>
    asked.set(requestId, { kind: type ?? "Other", at: timestamp }),
  );
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const request = asked.get(requestId);
    if (request) answers.push({ ...request, bytes: encodedDataLength });
  });
  session.on("Page.loadEventFired", ({ timestamp }) => {
    loadedAt = timestamp;
  });
  await session.send("Network.enable");
  await session.send("Page.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttling });
  await page.addInitScript(watch);

  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(QUIET_MS);
  const { lcp, blocking } = await page.evaluate((long) => {
    const { largest, tasks } = /** @type {any} */ (window).watched;
    const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    let blocking = 0;
    for (const { startTime, duration } of tasks) {
      const from = Math.max(startTime, painted);
      blocking += Math.max(0, startTime + duration - from - long);
    }
    return { lcp: largest, blocking };
  }, LONG_MS);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  return {
    page,
    sent: () => sum(answers),
    beforeLoad: sum(answers.filter(({ at }) => at < loadedAt)),
    lcp,
    blocking,
    close: () => context.close(),
  };
}

/** Runs in the page before anything of its own. */
function watch() {
  const watched = { largest: 0, tasks: /** @type {PerformanceEntry[]} */ ([]) };
  Object.assign(window, { watched });
  new PerformanceObserver((list) => {
    watched.largest = list.getEntries().at(-1)?.startTime ?? watched.largest;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    watched.tasks.push(...list.getEntries());
  }).observe({ type: "longtask", buffered: true });
}

/** @param {{ kind: string, bytes: number }[]} answers @returns {Sent} */
function sum(answers) {
  const sent = { script: 0, style: 0, document: 0, font: 0, other: 0, requests: answers.length };
  for (const { kind, bytes } of answers) sent[KINDS[kind] ?? "other"] += bytes;
  return sent;
}
