// @ts-check
import pg from "pg";
import { startBareApp, withoutScripts } from "./bare-app.mjs";
import { makeAnnotations, makeArticle, makePerson, textOf } from "./bench-rows.mjs";
import { openBrowser } from "./open-browser.mjs";
import { visit } from "./page-visit.mjs";
import { median } from "./table.mjs";

const ANNOTATIONS = 30;
const REPETITIONS = 9;
const THROTTLING = 4;

/** Where the passage to annotate is, from the left top corner of a paragraph, CSS pixels. */
const PASSAGE = { from: { x: 4, y: 16 }, to: { x: 180, y: 16 } };

/**
 * What the article page sends and how long it keeps a slow machine busy, beside a bare page with the same HTML.
 *
 * @param {import("./run.mjs").BenchContext} context
 * @returns {Promise<import("./run.mjs").Figures[]>}
 */
export async function benchPage(context) {
  const { baseUrl, databaseUrl, env, command } = context;
  const { steps } = command;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  command.lifecycle.onShutdown("the bench's connections", () => pool.end());
  const authors = await Promise.all(
    Array.from({ length: 20 }, () => makePerson(pool, env.NEXTAUTH_SECRET ?? "")),
  );
  const person = await makePerson(pool, env.NEXTAUTH_SECRET ?? "");
  const article = await makeArticle(pool, textOf(5_000));
  await makeAnnotations(pool, article, authors, ANNOTATIONS);
  const url = `${baseUrl}/articles/${article.slug}`;
  const { cookie } = person;
  const html = withoutScripts(await (await fetch(url, { headers: { cookie } })).text());
  const bare = await startBareApp(context, { page: { html } });
  const browser = await openBrowser(context);

  const pages = {
    "signed in": { url, cookie },
    "bare, the same HTML": { url: `${bare.url}/page/page` },
    "signed out": { url },
  };
  /** @type {Map<string, import("./page-visit.mjs").Visit[]>} */
  const visits = new Map();
  await steps.step("Opening the page", async (progress) => {
    for (let turn = 0; turn < REPETITIONS; turn++) {
      for (const [name, { url, ...options }] of Object.entries(pages)) {
        progress(`${name}, ${turn + 1} of ${REPETITIONS}`);
        const seen = await visit(browser, url, { ...options, throttling: THROTTLING });
        await seen.close();
        visits.set(name, [...(visits.get(name) ?? []), seen]);
      }
    }
  });
  const more = await steps.step("Opening what loads later", () => openEverything(browser, url, cookie));
  await browser.close();
  await bare.stop();

  const sides = new Map([...visits].map(([name, all]) => [name, figuresOf(all)]));
  return [
    {
      title: `What the page of an article with ${ANNOTATIONS} annotations sends, kilobytes compressed, and how long it is busy on a processor ${THROTTLING} times slower`,
      rows: [...sides].map(([page, figures]) => ({ page, ...figures })),
      aims: [
        "blocking: the main thread's own time in tasks beyond 50 ms each, from the first paint of content until 2.5 s after the load event",
      ],
    },
    {
      title: "Beside a bare Next.js page with the same HTML, without its styles",
      rows: [
        over("signed in", sides.get("signed in"), sides.get("bare, the same HTML")),
        over("signed out", sides.get("signed out"), sides.get("bare, the same HTML")),
      ],
      aims: ["aim: at most 85 KB of JavaScript more, at most 1.50 times its blocking time"],
    },
    {
      title: "What more loads on first use, kilobytes compressed",
      rows: more,
      aims: ["each after the one before it, in one visit"],
    },
  ];
}

/** @param {number} bytes */
const kilobytes = (bytes) => Math.round(bytes / 100) / 10;

/** @param {import("./page-visit.mjs").Visit[]} visits */
function figuresOf(visits) {
  const middle = (/** @type {(one: import("./page-visit.mjs").Visit) => number} */ of) =>
    median(visits.map(of));
  return {
    JavaScript: kilobytes(middle((one) => one.sent().script)),
    "before load": kilobytes(middle((one) => one.beforeLoad.script)),
    CSS: kilobytes(middle((one) => one.sent().style)),
    HTML: kilobytes(middle((one) => one.sent().document)),
    fonts: kilobytes(middle((one) => one.sent().font)),
    requests: middle((one) => one.sent().requests),
    "LCP ms": Math.round(middle((one) => one.lcp)),
    "blocking ms": Math.round(middle((one) => one.blocking)),
  };
}

/**
 * @param {string} page
 * @param {ReturnType<typeof figuresOf> | undefined} ours
 * @param {ReturnType<typeof figuresOf> | undefined} bare
 */
function over(page, ours, bare) {
  if (!ours || !bare) throw new Error(`${page} was not measured`);
  return {
    page,
    "JavaScript more": ours.JavaScript - bare.JavaScript,
    "blocking ratio": ours["blocking ms"] / bare["blocking ms"],
    "LCP ratio": ours["LCP ms"] / bare["LCP ms"],
    "requests more": ours.requests - bare.requests,
  };
}

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 * @param {string} cookie
 */
async function openEverything(browser, url, cookie) {
  const { page, sent, close } = await visit(browser, url, { cookie });
  const keyboard = page.keyboard;
  /** @type {import("./run.mjs").Row[]} */
  const rows = [];
  const during = async (/** @type {string} */ what, /** @type {() => Promise<void>} */ work) => {
    const before = sent();
    await work();
    await settled(page);
    const after = sent();
    rows.push({
      opened: what,
      JavaScript: kilobytes(after.script - before.script),
      "data and styles": kilobytes(after.other + after.style - before.other - before.style),
      requests: after.requests - before.requests,
    });
  };
  await during("command palette", async () => {
    await keyboard.press("ControlOrMeta+k");
    await page.locator("dialog[open] input").waitFor();
  });
  await keyboard.press("Escape");
  const paragraph = page.locator("[data-block]").nth(1);
  await during("toolbar at a selection", async () => {
    await paragraph.scrollIntoViewIfNeeded();
    const box = await paragraph.boundingBox();
    if (!box) throw new Error("The article has no second paragraph.");
    await page.mouse.move(box.x + PASSAGE.from.x, box.y + PASSAGE.from.y);
    await page.mouse.down();
    await page.mouse.move(box.x + PASSAGE.to.x, box.y + PASSAGE.to.y, { steps: 5 });
    await page.mouse.up();
    await page.locator("[data-selection-toolbar]:popover-open").waitFor();
  });
  const dialog = page.locator("[popover][role=dialog]:popover-open");
  await during("code picker", async () => {
    await keyboard.press("c");
    await dialog.locator("input").first().waitFor();
  });
  await keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await during("note", async () => {
    await keyboard.press("n");
    await dialog.locator("textarea").waitFor();
  });
  await keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await during("discussion with its composer", async () => {
    await keyboard.press("d");
    await page.locator("textarea").first().waitFor();
  });
  await close();
  return rows;
}

/**
 * Waits until nothing more has been fetched for a while. (The page's stream of news never ends, so that the network
 * is never idle.)
 *
 * @param {import("@playwright/test").Page} page
 */
async function settled(page) {
  for (let before = -1; ; ) {
    const fetched = await page.evaluate(() => performance.getEntriesByType("resource").length);
    if (fetched === before) return;
    before = fetched;
    await page.waitForTimeout(500);
  }
}
