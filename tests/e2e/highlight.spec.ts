import { expect, type Page } from "@playwright/test";
import { insertAnnotation } from "../support/rows";
import { accessibilityFaults } from "./support/accessibility";
import { PHONE } from "./support/fixtures";
import {
  announced,
  FAMILY,
  marks,
  savedPassages,
  selectBetween,
  selectedText,
  toolbar,
} from "./support/highlighting";
import { passagePoints, selectWithMouse, selectWithTouch } from "./support/passages";
import { openArticle } from "./support/reader";
import { test } from "./support/scenes";

test("a drag with the mouse and one key highlight a passage, and it is there after a reload", async ({
  db,
  openReader,
}) => {
  const { article, page } = await openReader();
  await selectWithMouse(page, "maintained distance");
  await page.keyboard.press("h");
  await expect(marks(page, "maintained distance")).toHaveAttribute("data-active", "");
  await expect(toolbar(page)).toBeHidden();
  await expect(announced(page)).toContainText("Highlighted “maintained distance”.");
  await expect.poll(() => savedPassages(db, article)).toEqual(["maintained distance"]);
  await page.reload();
  await expect(marks(page, "maintained distance")).toBeVisible();
});

test("a digit tags at once, and the toolbar shows which code it gives", async ({ db, openReader }) => {
  const { article, page } = await openReader();
  await selectWithMouse(page, "Biden's war");
  await expect(toolbar(page).getByRole("button", { name: "Tag as Possessive blame" })).toHaveAttribute(
    "aria-keyshortcuts",
    "1",
  );
  await page.keyboard.press("1");
  await expect(marks(page, "Biden's war")).toHaveAttribute("data-hue", /./);
  await expect(announced(page)).toContainText("Tagged “Biden's war” as Possessive blame.");
  await expect.poll(() => savedPassages(db, article)).toEqual(["Biden's war"]);
});

test("highlights overlap, nest and cross paragraphs; a press goes from the innermost outwards", async ({
  db,
  openReader,
}) => {
  const { article, page } = await openReader();
  const highlight = async (
    ...places: Parameters<typeof selectBetween> extends [Page, ...infer P] ? P : never
  ) => {
    await selectBetween(page, ...places);
    await toolbar(page).getByRole("button", { name: "Highlight" }).click();
    await expect(toolbar(page)).toBeHidden();
  };
  await highlight("previous success", 0, "The Kremlin described", 11);
  await highlight("administration's", 0, "previous success", 8);
  await highlight("previous", 0, "previous", 8);
  await expect
    .poll(() => savedPassages(db, article))
    .toEqual(["administration's previous", "previous success.\nThe Kremlin", "previous"]);
  // The text is still the text, whatever stands in it.
  expect(await page.locator("[data-block]").allTextContents()).toEqual(article.text.split("\n"));

  await page.keyboard.press("Escape");
  const deepest = page.locator('mark.hl[data-depth="3"]');
  await expect(deepest).toHaveText("previous");
  const inFocus = async () => (await page.locator("mark.hl[data-active]").allTextContents()).join("|");
  await deepest.click();
  await expect.poll(inFocus).toBe("previous");
  await deepest.click();
  await expect.poll(inFocus).toBe("administration's |previous");
  await deepest.click();
  await expect.poll(inFocus).toBe("previous| success.|The Kremlin");
});

test("one character, an emoji of many code points and a selection beyond the article become whole characters of it", async ({
  db,
  openReader,
}) => {
  const { article, page } = await openReader();

  await selectBetween(page, "We want", 0, "We want", 1);
  await page.keyboard.press("h");
  // From inside the family to its last member.
  await selectBetween(page, FAMILY, 2, FAMILY, 6);
  await page.keyboard.press("h");
  await expect.poll(() => savedPassages(db, article)).toEqual(["W", FAMILY]);

  // From the title into the first paragraph: only the article's own words count.
  await selectBetween(page, article.title, 3, "Trump has maintained", 9);
  await page.keyboard.press("h");
  await expect.poll(() => savedPassages(db, article)).toEqual(["Trump has", "W", FAMILY]);

  // Nothing but blanks is no passage.
  await selectBetween(page, " maintained", 0, " maintained", 1);
  await page.waitForTimeout(100);
  await expect(toolbar(page)).toBeHidden();
});

test("with the keyboard alone: every sentence, by words, to the tools and back", async ({
  db,
  openReader,
}) => {
  const { article, page } = await openReader();
  await page.getByRole("button", { name: "Select text with the keyboard" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("application", { name: "Choosing a passage in the article" })).toBeFocused();

  // The first key fetches how sentences are found.
  await expect.poll(() => selectedText(page)).not.toBe("");
  const sentences = [await selectedText(page)];
  for (let step = 0; step < 30; step++) {
    await page.keyboard.press("ArrowDown");
    const next = await selectedText(page);
    if (next === sentences.at(-1)) break;
    sentences.push(next);
  }
  expect(sentences.join(" ")).toBe(article.text.replaceAll("\n", " "));
  await expect(announced(page)).toContainText("The U.S. envoy left at noon.");

  for (const _word of ["noon", "at", "left"]) await page.keyboard.press("ArrowLeft");
  expect(await selectedText(page)).toBe("left");
  await page.keyboard.press("Shift+ArrowRight");
  expect(await selectedText(page)).toBe("left at");
  await page.keyboard.press(",");
  expect(await selectedText(page)).toBe("left a");
  await page.keyboard.press(".");
  await page.keyboard.press("Enter");
  await expect(toolbar(page).getByRole("button", { name: "Highlight" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(toolbar(page).getByRole("button", { name: "Code…", exact: true })).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect.poll(() => savedPassages(db, article)).toEqual(["left at"]);

  // The keyboard is where it was, and goes on.
  await expect(page.getByRole("application")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+ArrowUp");
  await page.keyboard.press("h");
  await expect.poll(() => savedPassages(db, article)).toHaveLength(2);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("application")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Article text" })).toBeFocused();
});

test("on a phone the tools stand at the thumb and the sheet leaves the passage in sight", async ({
  db,
  openReader,
}) => {
  const { article, page } = await openReader(PHONE);
  await selectWithTouch(page, "productive");
  await expect(toolbar(page)).toBeVisible();
  // It comes up from below.
  const edges = async () => {
    const box = await toolbar(page).boundingBox();
    return { bottom: Math.round((box?.y ?? 0) + (box?.height ?? 0)), width: box?.width };
  };
  await expect.poll(edges).toEqual({ bottom: 844, width: 390 });
  for (const button of await toolbar(page).getByRole("button").all()) {
    const size = await button.boundingBox();
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await toolbar(page).getByRole("button", { name: "Highlight" }).tap();
  await expect.poll(() => savedPassages(db, article)).toEqual(["productive"]);

  const sheet = page.getByRole("dialog", { name: "Annotations" });
  await expect(sheet).toBeVisible();
  const mark = await marks(page, "productive").boundingBox();
  const top = (await sheet.boundingBox())?.y ?? 0;
  expect((mark?.y ?? 0) + (mark?.height ?? 0)).toBeLessThanOrEqual(top);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test("the passage of a highlight is changed: by dragging an end, by keyboard, or not at all", async ({
  db,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const article = await makeArticle();
  const me = await makePerson();
  await insertAnnotation(db, article, me, { exact: "talks as productive", note: "My note." });
  const page = await pageOf(me);
  await openArticle(page, article);
  const start = async () => {
    await marks(page, "talks").first().click();
    const card = page.getByRole("complementary", { name: "Annotations" }).getByRole("article");
    await card.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Change the passage" }).click();
    await expect(page.getByRole("region", { name: "Change the passage" })).toBeVisible();
  };

  await start();
  expect(await selectedText(page)).toBe("talks as productive");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "Change the passage" })).toBeHidden();
  expect(await savedPassages(db, article)).toEqual(["talks as productive"]);
  await page.keyboard.press("Escape");

  await start();
  const knob = await page.getByRole("slider", { name: "Start of the passage" }).boundingBox();
  const goal = await passagePoints(page, "described the talks");
  await page.mouse.move((knob?.x ?? 0) + (knob?.width ?? 0) / 2, (knob?.y ?? 0) + 6);
  await page.mouse.down();
  await page.mouse.move(goal.start.x, goal.start.y - 12, { steps: 6 });
  await page.mouse.up();
  await expect.poll(() => selectedText(page)).toBe("described the talks as productive");
  await page.getByRole("slider", { name: "End of the passage" }).focus();
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("button", { name: "Save passage" }).click();
  await expect.poll(() => savedPassages(db, article)).toEqual(["described the talks as"]);
  await expect(announced(page)).toContainText("The highlight is now on “described the talks as”.");
  await page.keyboard.press("Escape");

  await start();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect.poll(() => savedPassages(db, article)).toEqual(["described the talks as productive"]);
});

test("a deletion is taken back by the toast or by the key", async ({
  db,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const article = await makeArticle();
  const me = await makePerson();
  await insertAnnotation(db, article, me, { exact: "patience" });
  const page = await pageOf(me);
  await openArticle(page, article);
  for (const takeBack of [
    () => page.getByRole("button", { name: "Undo", exact: true }).click(),
    () => page.keyboard.press("ControlOrMeta+z"),
  ]) {
    await marks(page, "patience").click();
    await page.keyboard.press("Delete");
    await expect(marks(page, "patience")).toHaveCount(0);
    await expect.poll(() => savedPassages(db, article)).toEqual([]);
    await takeBack();
    await expect(marks(page, "patience")).toBeVisible();
    await expect.poll(() => savedPassages(db, article)).toEqual(["patience"]);
    await page.keyboard.press("Escape");
  }
});

test("a highlight that cannot be saved stays, marked, and is saved when the page comes back", async ({
  db,
  openReader,
}) => {
  const { article, page } = await openReader();
  await page.route("**/api/annotations", (route) => route.abort());
  await selectWithMouse(page, "Truth Social");
  await page.keyboard.press("h");
  await expect(marks(page, "Truth Social")).toHaveAttribute("data-unsaved", "");
  expect(await savedPassages(db, article)).toEqual([]);
  await page.unroute("**/api/annotations");
  await page.reload();
  await expect(marks(page, "Truth Social")).toBeVisible();
  await expect(marks(page, "Truth Social")).not.toHaveAttribute("data-unsaved");
  await expect.poll(() => savedPassages(db, article)).toEqual(["Truth Social"]);
});

test("a new highlight for me alone is seen by nobody else", async ({
  db,
  openReader,
  pageOf,
  makePerson,
}) => {
  const { article, page } = await openReader();
  await selectWithMouse(page, "patience");
  await page.keyboard.press("p");
  await expect(toolbar(page).getByRole("button", { name: "Only me" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.keyboard.press("h");
  await expect.poll(() => savedPassages(db, article)).toEqual(["patience"]);
  const other = await pageOf(await makePerson());
  await openArticle(other, article);
  await expect(other.locator("mark.hl")).toHaveCount(0);
});

test(`nothing stands in anyone's way: toolbar, picker, keyboard, change of passage`, async ({
  db,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  test.slow();
  const article = await makeArticle();
  const me = await makePerson();
  await insertAnnotation(db, article, me, { exact: "patience" });
  const page = await pageOf(me, { reducedMotion: "reduce" });
  await openArticle(page, article);
  expect(await accessibilityFaults(page)).toEqual([]);
  await selectWithMouse(page, "Truth Social");
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press("c");
  await expect(page.getByRole("combobox", { name: "Search codes" })).toBeFocused();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(toolbar(page)).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.getByRole("textbox", { name: /note/i })).toBeFocused();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("s");
  await expect(page.getByRole("application")).toBeFocused();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await marks(page, "patience").click();
  await page
    .getByRole("complementary", { name: "Annotations" })
    .getByRole("button", { name: "More" })
    .click();
  await page.getByRole("menuitem", { name: "Change the passage" }).click();
  await expect(page.getByRole("region", { name: "Change the passage" })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});
