import type { Page } from "@playwright/test";

interface Point {
  x: number;
  y: number;
}

/** Where a passage of the article begins and ends on the screen, in CSS pixels, scrolled into view. */
export async function passagePoints(page: Page, exact: string): Promise<{ start: Point; end: Point }> {
  const points = await page.evaluate((words) => {
    const find = (): Range | null => {
      for (const block of document.querySelectorAll("[data-block]")) {
        const nodes: Text[] = [];
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
        const at = nodes
          .map((node) => node.data)
          .join("")
          .indexOf(words);
        if (at < 0) continue;
        const place = (offset: number, isEnd: boolean): [Text, number] => {
          let rest = offset;
          for (const node of nodes) {
            if (rest < node.length || (isEnd && rest === node.length)) return [node, rest];
            rest -= node.length;
          }
          throw new Error("past the end");
        };
        const range = document.createRange();
        range.setStart(...place(at, false));
        range.setEnd(...place(at + words.length, true));
        return range;
      }
      return null;
    };
    const range = find();
    if (!range) return null;
    range.startContainer.parentElement?.scrollIntoView({ block: "center" });
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
    const first = rects[0];
    const last = rects.at(-1);
    if (!first || !last) return null;
    return {
      start: { x: first.left + 1, y: first.top + first.height / 2 },
      end: { x: last.right - 0.5, y: last.top + last.height / 2 },
    };
  }, exact);
  if (!points) throw new Error(`“${exact}” does not stand in one paragraph of the page.`);
  return points;
}

/** Drags over a passage with the mouse, as a hand would. */
export async function dragOver(page: Page, exact: string): Promise<void> {
  const { start, end } = await passagePoints(page, exact);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
}

/** Drags over a passage until the tools stand at it. */
export async function selectWithMouse(page: Page, exact: string): Promise<void> {
  await dragOver(page, exact);
  await page.getByRole("toolbar", { name: "What to do with the selected passage" }).waitFor();
}

/**
 * What a long press and its handles leave: the system's own selection, made while fingers are on the glass.
 * (Chromium without a window has no handles to drag.)
 */
export async function selectWithTouch(page: Page, exact: string): Promise<void> {
  const { start } = await passagePoints(page, exact);
  await page.evaluate(
    ({ words, point }) => {
      const target = document.elementFromPoint(point.x, point.y);
      const init = { bubbles: true, pointerType: "touch", clientX: point.x, clientY: point.y };
      target?.dispatchEvent(new PointerEvent("pointerdown", init));
      const block = target?.closest("[data-block]");
      if (!block) throw new Error("no block under the finger");
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
      const at = nodes
        .map((node) => node.data)
        .join("")
        .indexOf(words);
      const place = (offset: number, isEnd: boolean): [Text, number] => {
        let rest = offset;
        for (const node of nodes) {
          if (rest < node.length || (isEnd && rest === node.length)) return [node, rest];
          rest -= node.length;
        }
        throw new Error("past the end");
      };
      const [startNode, startOffset] = place(at, false);
      const [endNode, endOffset] = place(at + words.length, true);
      getSelection()?.setBaseAndExtent(startNode, startOffset, endNode, endOffset);
      target?.dispatchEvent(new PointerEvent("pointercancel", init));
    },
    { words: exact, point: start },
  );
}
