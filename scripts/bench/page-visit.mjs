// @ts-check

/** How long after its load event a page may still fetch ahead and block, milliseconds. */
const QUIET_MS = 2_500;

/** What of Chromium's trace tells tasks and paints. */
const TRACED = ["toplevel", "devtools.timeline", "loading", "blink.user_timing"];

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

  await browser.startTracing(page, { categories: TRACED });
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(QUIET_MS);
  const blocking = blockingIn(JSON.parse((await browser.stopTracing()).toString()).traceEvents);
  const lcp = await page.evaluate(() => /** @type {any} */ (window).watched.largest);
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
  const watched = { largest: 0 };
  Object.assign(window, { watched });
  new PerformanceObserver((list) => {
    watched.largest = list.getEntries().at(-1)?.startTime ?? watched.largest;
  }).observe({ type: "largest-contentful-paint", buffered: true });
}

/**
 * @typedef {{ name: string, ph: string, ts: number, dur: number, tdur?: number, pid: number, tid: number, args: any }} TraceEvent
 *   of Chromium's trace; `dur` by the clock, `tdur` on the processor, both in microseconds
 */

/**
 * What the tasks of the page's main thread took beyond 50 ms each after the first paint of content, in
 * milliseconds of its own time on the processor: what else runs on the machine meanwhile does not count.
 *
 * @param {TraceEvent[]} events
 */
function blockingIn(events) {
  const start = events.findLast(
    ({ name, args }) => name === "navigationStart" && args.data?.documentLoaderURL?.startsWith("http"),
  );
  const painted = events.find(({ name, ts }) => name === "firstContentfulPaint" && start && ts > start.ts);
  if (!start || !painted) throw new Error("The trace does not say when the page was painted.");
  const tasks = events
    .filter(
      ({ name, ph, pid, tid }) =>
        name.endsWith("RunTask") && ph === "X" && pid === start.pid && tid === start.tid,
    )
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  let blocking = 0;
  let end = painted.ts;
  for (const { ts, dur, tdur = 0 } of tasks) {
    // Tasks may nest in the trace; one that was under way at the first paint belongs to what came before.
    if (ts < end) continue;
    end = ts + dur;
    blocking += Math.max(0, tdur / 1000 - LONG_MS);
  }
  return blocking;
}

/** @param {{ kind: string, bytes: number }[]} answers @returns {Sent} */
function sum(answers) {
  const sent = { script: 0, style: 0, document: 0, font: 0, other: 0, requests: answers.length };
  for (const { kind, bytes } of answers) sent[KINDS[kind] ?? "other"] += bytes;
  return sent;
}
