// @ts-check

/**
 * Opens an article and waits until its page hears what is new.
 *
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 */
export async function watchPaints(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const heard = page.waitForResponse((response) => response.url().includes("/api/live"));
  await page.goto(url);
  await heard;
  return page;
}

/**
 * From now on watches for the next change of the article's text.
 *
 * @param {import("@playwright/test").Page} page
 * @returns {Promise<() => Promise<number>>} when it has been painted, in milliseconds since 1970
 */
export async function nextPaint(page) {
  await page.evaluate(() => {
    const text = document.querySelector("[data-block]")?.parentElement;
    if (!text) throw new Error("There is no text.");
    const painted = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        // The frame after: what this one drew is on the screen.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())),
        );
      });
      observer.observe(text, { subtree: true, childList: true });
    });
    Object.assign(window, { painted });
  });
  return () => page.evaluate(() => /** @type {any} */ (window).painted);
}
