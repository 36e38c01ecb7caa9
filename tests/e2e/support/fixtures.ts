import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import pg from "pg";
import { insertArticle, insertPerson, type TestArticle, type TestPerson } from "../../support/rows";
import { sessionCookie } from "../../support/session-cookie";

interface Fixtures {
  /** The server's own database, to put rows in and to look at what was really saved. */
  db: pg.Pool;
  /** A new person; nobody else uses them. */
  makePerson(name?: string, fields?: Parameters<typeof insertPerson>[1]): Promise<TestPerson>;
  makeArticle(fields?: Parameters<typeof insertArticle>[1]): Promise<TestArticle>;
  /** A page in a browser context of its own; signed in where a person is given. */
  pageOf(person: TestPerson | null, options?: BrowserContextOptions): Promise<Page>;
}

export const test = base.extend<Fixtures, { databasePool: pg.Pool }>({
  databasePool: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const connectionString = process.env.TEST_DATABASE_URL ?? process.env.EMBEDDED_DATABASE_URL;
      if (!connectionString) throw new Error("TEST_DATABASE_URL is not set; `npm test` sets it.");
      const pool = new pg.Pool({ connectionString, max: 2 });
      await use(pool);
      await pool.end();
    },
    { scope: "worker" },
  ],
  db: async ({ databasePool }, use) => use(databasePool),
  makePerson: async ({ databasePool }, use) => {
    await use((name, fields) => insertPerson(databasePool, { ...fields, ...(name && { name }) }));
  },
  makeArticle: async ({ databasePool }, use) => {
    await use((fields) => insertArticle(databasePool, fields));
  },
  page: async ({ page, javaScriptEnabled }, use) => {
    if (javaScriptEnabled !== false) await waitForLife(page);
    await use(page);
  },
  pageOf: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (person, options) => {
      const context = await browser.newContext({
        baseURL,
        viewport: { width: 1280, height: 800 },
        ...options,
      });
      contexts.push(context);
      if (person) {
        const cookie = await sessionCookie(person);
        await context.addCookies([
          { ...cookie, url: baseURL ?? "http://localhost:3000", httpOnly: true, sameSite: "Lax" },
        ]);
      }
      return options?.javaScriptEnabled === false ? context.newPage() : newLivingPage(context);
    });
    for (const context of contexts) await context.close();
  },
});

/** Another tab, in which one waits as in the first. */
export async function newLivingPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await waitForLife(page);
  return page;
}

/** Said by every page of the app, and by the reader page, which comes to life in steps, of itself. */
const UNBORN = ["data-page-life", "data-announcer"]
  .map((life) => `[${life}]:not([${life}=ready])`)
  .join(", ");

/**
 * People begin once a page has come to life; so does a test, as what is typed into fields that the server has painted
 * and React has not yet taken over is lost. From now on `goto` and `reload` return when the page hears keys and
 * gestures, not already when its text stands there. As a link may have led to a page that is not so far, keys, clicks
 * and fillings wait for it too.
 */
async function waitForLife(page: Page): Promise<void> {
  const unborn = page.locator(UNBORN);
  const alive = () => expect(unborn).toHaveCount(0, { timeout: 30_000 });
  // Playwright looks for what is in the way before each action; it sees only what can be seen.
  await page.addInitScript((selector) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `:is(${selector}) { display: block !important; position: fixed; inline-size: 1px; block-size: 1px }`,
    );
    document.adoptedStyleSheets.push(sheet);
  }, UNBORN);
  await page.addLocatorHandler(unborn.first(), alive);

  const { goto, reload, keyboard } = page;
  page.goto = async (...args) => {
    const response = await goto.apply(page, args);
    await alive();
    return response;
  };
  page.reload = async (...args) => {
    const response = await reload.apply(page, args);
    await alive();
    return response;
  };
  for (const key of ["press", "type", "insertText"] as const) {
    const strike = keyboard[key].bind(keyboard) as (words: string, options?: object) => Promise<void>;
    keyboard[key] = async (words: string, options?: object) => {
      await alive();
      await strike(words, options);
    };
  }
}

/** A phone in the hand: 390 × 844, touch. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};
