import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import serverlessChromium from "@sparticuz/chromium";
import { build } from "vite";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type * as domRange from "@/core/anchoring/dom-range";

/** The text under test; three blocks with what a reader page puts into them. */
const TEXT = "He said: Biden's war.\nTwo 👩‍👩‍👧‍👦 words\n\nLast one";
const PAGE = `
<p id="outside">Outside before</p>
<article id="root">
  <header>Interface</header>
  <p data-block data-start="0" id="first">He said: <mark id="mark">Biden's <b id="bold">war</b></mark><button data-no-offset id="ui">3 notes</button>.</p>
  <blockquote data-block data-start="22" id="second"><span data-no-offset>¶ </span>Two 👩‍👩‍👧‍👦 <!-- c -->words</blockquote>
  <aside id="between">An advert</aside>
  <p data-block data-start="45" id="third">Last one</p>
</article>
<p id="after">Outside after</p>`;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const bundled = await build({
    configFile: false,
    logLevel: "silent",
    resolve: { alias: { "@": fileURLToPath(new URL("../../..", import.meta.url)) } },
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL("../../../core/anchoring/dom-range.ts", import.meta.url)),
        formats: ["iife"],
        name: "domRange",
      },
    },
  });
  const script = (Array.isArray(bundled) ? bundled[0] : undefined)?.output[0].code ?? "";
  // Playwright's own or the system's Chromium first, then the one that npm brings.
  browser = await chromium
    .launch()
    .catch(() => chromium.launch({ channel: "chromium" }))
    .catch(async () =>
      chromium.launch({ executablePath: await serverlessChromium.executablePath(), args: ["--no-sandbox"] }),
    );
  page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  await page.setContent(PAGE);
  await page.addScriptTag({ content: script });
}, 60_000);

afterAll(async () => {
  await browser?.close();
});

beforeEach(async () => {
  await page.evaluate(() => getSelection()?.removeAllRanges());
});

type Point = [id: string, child: number | null, offset: number];

/** Selects from `anchor` to `focus` (an element's id, which child of it or itself, an offset in that). */
async function select(anchor: Point, focus: Point) {
  return page.evaluate(
    ([anchor, focus]) => {
      const nodeOf = ([id, child]: Point) => {
        const element = document.getElementById(id) as HTMLElement;
        return child === null ? element : (element.childNodes[child] as Node);
      };
      const selection = getSelection() as Selection;
      selection.setBaseAndExtent(nodeOf(anchor), anchor[2], nodeOf(focus), focus[2]);
      const { rangeFromSelection } = (window as unknown as { domRange: typeof domRange }).domRange;
      return rangeFromSelection(document.getElementById("root") as HTMLElement, selection);
    },
    [anchor, focus] as const,
  );
}

async function selectedText(anchor: Point, focus: Point) {
  const range = await select(anchor, focus);
  return range && TEXT.slice(range.start, range.end);
}

describe("a selection becomes the text range under it", () => {
  test.each<[string, Point, Point, string | null]>([
    ["within one text node", ["first", 0, 3], ["first", 0, 7], "said"],
    ["across nested elements", ["mark", 0, 0], ["bold", 0, 3], "Biden's war"],
    ["dragged backwards", ["bold", 0, 3], ["mark", 0, 0], "Biden's war"],
    ["across blocks", ["bold", 0, 0], ["second", 1, 3], "war.\nTwo"],
    ["from element boundary to element boundary", ["mark", null, 0], ["mark", null, 2], "Biden's war"],
    ["over an interface element, which does not count", ["bold", 0, 0], ["first", 3, 1], "war."],
    ["ending inside an interface element", ["mark", 0, 0], ["ui", 0, 4], "Biden's war"],
    ["starting inside an interface element", ["ui", 0, 2], ["first", 3, 1], "."],
    ["behind a comment node", ["second", 3, 0], ["second", 3, 5], "words"],
    ["a whole block by triple click", ["first", 0, 0], ["second", null, 0], "He said: Biden's war."],
    [
      "a triple click that ends in a paragraph's first text",
      ["second", 1, 0],
      ["third", 0, 0],
      "Two 👩‍👩‍👧‍👦 words",
    ],
    ["starting at the end of a block", ["first", 3, 1], ["second", 1, 3], "Two"],
    ["ending between blocks", ["first", 0, 9], ["between", 0, 4], TEXT.slice(9, 43)],
    ["starting between blocks", ["between", 0, 4], ["third", 0, 4], "Last"],
    ["starting before the root", ["outside", 0, 2], ["first", 0, 2], "He"],
    ["ending after the root", ["third", 0, 5], ["after", 0, 4], "one"],
    ["around the root", ["outside", 0, 0], ["after", 0, 4], TEXT],
    ["the root's own children", ["root", null, 0], ["root", null, 6], TEXT.slice(0, 43)],
    ["nothing but interface", ["ui", 0, 0], ["ui", 0, 3], null],
    ["nothing but what is between blocks", ["between", 0, 0], ["between", 0, 4], null],
    ["outside of the root", ["outside", 0, 0], ["outside", 0, 4], null],
    ["a caret", ["first", 0, 3], ["first", 0, 3], null],
  ])("%s", async (_, anchor, focus, expected) => {
    expect(await selectedText(anchor, focus)).toBe(expected);
  });

  test("no selection is no range", async () => {
    const range = await page.evaluate(() =>
      (window as unknown as { domRange: typeof domRange }).domRange.rangeFromSelection(
        document.getElementById("root") as HTMLElement,
        getSelection() as Selection,
      ),
    );
    expect(range).toBeNull();
  });
});

describe("a text range becomes a place on the page", () => {
  test("every range of the text maps to the page and back", async () => {
    const wrong = await page.evaluate((text) => {
      const { domRangeFor, rangeFromSelection } = (window as unknown as { domRange: typeof domRange })
        .domRange;
      const root = document.getElementById("root") as HTMLElement;
      const selection = getSelection() as Selection;
      const isGap = (offset: number) => offset === 21 || offset === 43 || offset === 44;
      const faults: string[] = [];
      for (let start = 0; start < text.length; start++) {
        for (let end = start + 1; end <= text.length; end++) {
          const found = domRangeFor(root, { start, end });
          let [from, to] = [start, end];
          while (isGap(from)) from++;
          while (isGap(to - 1)) to--;
          if (from >= to) {
            if (found !== null) faults.push(`${start}-${end} is drawn`);
            continue;
          }
          selection.removeAllRanges();
          if (found !== null) selection.addRange(found);
          const back = rangeFromSelection(root, selection);
          if (back?.start !== from || back.end !== to)
            faults.push(`${start}-${end} → ${JSON.stringify(back)}`);
        }
      }
      return faults;
    }, TEXT);
    expect(wrong).toEqual([]);
  });

  test("boxes cover the words alone: no block, no interface", async () => {
    const { boxes, word, block, ui } = await page.evaluate(() => {
      const { rectsFor } = (window as unknown as { domRange: typeof domRange }).domRange;
      const root = document.getElementById("root") as HTMLElement;
      const box = ({ left, right, top, bottom }: DOMRect) => ({ left, right, top, bottom });
      const of = (id: string) => box((document.getElementById(id) as HTMLElement).getBoundingClientRect());
      return {
        boxes: rectsFor(root, { start: 9, end: 53 }).map(box),
        word: of("bold"),
        block: of("second"),
        ui: of("ui"),
      };
    });
    expect(boxes).toContainEqual(word);
    expect(boxes).not.toContainEqual(block);
    for (const box of boxes) {
      const sameLine = box.top < ui.bottom && box.bottom > ui.top;
      expect(sameLine && box.left < ui.right && box.right > ui.left).toBe(false);
    }
  });

  test("a range outside of what is drawn has no place and no boxes", async () => {
    const found = await page.evaluate(() => {
      const { domRangeFor, rectsFor } = (window as unknown as { domRange: typeof domRange }).domRange;
      const root = document.getElementById("root") as HTMLElement;
      return [domRangeFor(root, { start: 900, end: 910 }), rectsFor(root, { start: 900, end: 910 }).length];
    });
    expect(found).toEqual([null, 0]);
  });
});
