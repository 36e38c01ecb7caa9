import { expect } from "@playwright/test";
import { codeIdOf, DEFAULT_TEXT, insertAnnotation } from "../support/rows";
import { accessibilityFaults } from "./support/accessibility";
import { insertCrowd } from "./support/crowd";
import { PHONE } from "./support/fixtures";
import { active, card, expectNoOverlap, margin, scrollsSideways, sheet } from "./support/margin";
import { openArticle } from "./support/reader";
import { test } from "./support/scenes";

test.describe("cards beside the text", () => {
  for (const [count, people] of [
    [30, 6],
    [600, 60],
  ] as const) {
    test(`never overlap, with ${count} annotations by ${people} people, while one walks and scrolls`, async ({
      db,
      pageOf,
      makeArticle,
      makePerson,
    }) => {
      const article = await makeArticle({ text: Array(6).fill(DEFAULT_TEXT).join("\n") });
      await insertCrowd(db, article, { annotations: count, people });
      const page = await pageOf(await makePerson());
      await openArticle(page, article);
      await expect(margin(page).getByText(`${count} highlights`)).toBeVisible();
      await expectNoOverlap(page);

      for (let step = 0; step < 6; step++) {
        await page.keyboard.press("j");
        await expectNoOverlap(page);
      }
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      for (let top = 0; top < height; top += 600) {
        await page.evaluate((y) => window.scrollTo(0, y), top);
        await expectNoOverlap(page);
        expect(await margin(page).locator("li[data-item]").count()).toBeLessThan(80);
      }
      expect(await scrollsSideways(page)).toBe(false);
    });
  }

  test("put the one in focus at its passage, and the text does not move", async ({
    three: { article, me },
    pageOf,
  }) => {
    const page = await pageOf(me);
    await openArticle(page, article);
    const paragraphs = page.locator("[data-block]");
    const before = await paragraphs.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));

    await page.getByText("productive", { exact: true }).click();
    await expect(active(page)).toContainText("Second note.");
    const distance = async () => {
      const passage = await page.locator("mark[data-active]").boundingBox();
      const box = await active(page).boundingBox();
      return Math.abs((box?.y ?? 0) - (passage?.y ?? 0));
    };
    await expect.poll(distance).toBeLessThan(8);
    expect(await paragraphs.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))).toEqual(
      before,
    );
  });

  test("fold where many people marked one passage, and unfold with what each of them said", async ({
    db,
    pageOf,
    makeArticle,
    makePerson,
  }) => {
    const article = await makeArticle();
    const blame = await codeIdOf(db, "possessive-blame");
    for (let at = 0; at < 14; at++) {
      await insertAnnotation(db, article, await makePerson(`Person ${at}`), {
        exact: "Biden's war",
        note: `Note ${at}.`,
        codeIds: [blame],
      });
    }
    const page = await pageOf(null);
    await openArticle(page, article);
    const stack = margin(page).getByRole("region", { name: "14 people marked this passage" });
    await expect(stack.getByRole("list", { name: "Codes given here" })).toHaveText(
      "Possessive blame14 14 uses",
    );
    await expect(stack.locator("article")).toHaveCount(0);
    await stack.getByRole("button", { name: "Show them" }).click();
    await expect(stack.locator("article")).toHaveCount(14);
    await stack.getByRole("button", { name: "Person 3" }).click();
    await expect(active(page)).toContainText("Note 3.");
    await stack.getByRole("button", { name: "Fold" }).click();
    await expect(stack.locator("article")).toHaveCount(0);
  });
});

test("j and k walk through the annotations, Enter opens the discussion, Escape closes it and leaves", async ({
  three: { article, me },
  pageOf,
}) => {
  const page = await pageOf(me);
  await openArticle(page, article);
  await expect(card(page, "First note.")).toBeVisible();

  await page.keyboard.press("j");
  await expect(active(page)).toContainText("First note.");
  await page.keyboard.press("j");
  await expect(active(page)).toContainText("Second note.");
  await expect(active(page).getByRole("button", { name: "Bo Writer" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(active(page).getByRole("region", { name: "Discussion" })).toContainText("Is it?");
  await page.keyboard.press("Escape");
  await expect(active(page).getByRole("region", { name: "Discussion" })).toHaveCount(0);
  await expect(active(page).getByRole("button", { name: "Bo Writer" })).toBeFocused();
  await page.keyboard.press("k");
  await expect(active(page)).toContainText("First note.");
  await page.keyboard.press("Escape");
  await expect(active(page)).toHaveCount(0);

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog").getByText("Next annotation")).toBeVisible();
});

test("the filter shows some of them, says how many, and can be taken off part by part", async ({
  three: { article, me },
  db,
  pageOf,
}) => {
  await insertAnnotation(db, article, me, { exact: "productive", groupId: null, note: "For me alone." });
  const page = await pageOf(me);
  await openArticle(page, article);
  const aside = margin(page);
  await expect(aside.getByRole("status")).toHaveText("4 highlights");

  await aside.getByRole("button", { name: "Filter" }).click();
  const fields = page.getByRole("dialog", { name: "Filter annotations" });
  await fields.getByLabel("Person").selectOption({ label: "Bo Writer" });
  await expect(aside.getByRole("status")).toHaveText("1 of 4");
  await expect(card(page, "Second note.")).toBeVisible();
  await expect(card(page, "First note.")).toHaveCount(0);
  await expect(page.locator("[data-block] mark")).toHaveCount(1);

  await fields.getByLabel("Who sees it").selectOption("Only me");
  await page.keyboard.press("Escape");
  await expect(aside.getByText("Nothing matches")).toBeVisible();
  await aside.getByRole("button", { name: "Stop filtering by Bo Writer" }).click();
  await expect(card(page, "For me alone.")).toBeVisible();
  await expect(card(page, "For me alone.")).toContainText("Only me");
  await aside.getByRole("button", { name: "Stop filtering by Only me" }).click();

  await aside.getByRole("button", { name: "Filter" }).click();
  await fields.getByLabel("Has a discussion").check();
  await expect(aside.getByRole("status")).toHaveText("1 of 4");
  await fields.getByRole("button", { name: "Clear the filter" }).click();
  await expect(aside.getByRole("status")).toHaveText("4 highlights");
});

test("the legend counts the codes, hides and shows each, and remembers that it was folded", async ({
  three: { article, me },
  pageOf,
}) => {
  const page = await pageOf(me);
  await openArticle(page, article);
  const legend = page.getByRole("region", { name: "Codes", exact: true });
  const blame = legend.getByRole("button", { name: /^Possessive blame/ });
  await expect(blame).toHaveAttribute("aria-pressed", "true");
  await expect(legend.getByRole("listitem").filter({ hasText: "Possessive blame" })).toContainText("1");

  await blame.click();
  await expect(blame).toHaveAttribute("aria-pressed", "false");
  await expect(card(page, "First note.")).toHaveCount(0);
  await expect(page.locator("[data-block] mark").filter({ hasText: "Biden's war" })).toHaveCount(0);
  await expect(card(page, "Second note.")).toBeVisible();

  await legend.getByRole("button", { name: /^Doubt/ }).hover();
  await legend.getByRole("button", { name: "Show only Doubt" }).click();
  await expect(margin(page).getByRole("status")).toHaveText("1 of 3");
  await legend.getByRole("button", { name: "Show all" }).click();
  await expect(margin(page).getByRole("status")).toHaveText("3 highlights");

  await legend.getByRole("button", { name: "Codes", exact: true }).click();
  await expect(blame).toBeHidden();
  await page.reload();
  await expect(legend.getByRole("button", { name: "Codes", exact: true })).toHaveAttribute(
    "aria-expanded",
    "false",
  );
});

test("the strip along the page says how much is in view and leads along the article", async ({
  db,
  pageOf,
  makeArticle,
  makePerson,
}) => {
  const article = await makeArticle({ text: Array(8).fill(DEFAULT_TEXT).join("\n") });
  const me = await makePerson();
  await insertAnnotation(db, article, me, { exact: "Biden's war" });
  await insertAnnotation(db, article, me, { exact: "Biden's war", occurrence: 8 });
  const page = await pageOf(me);
  await openArticle(page, article);
  const strip = page.getByRole("slider", { name: "Where the annotations are" });
  await expect(strip).toHaveAttribute("aria-valuetext", "0 % of the page; 1 annotation in view");
  await strip.focus();
  await page.keyboard.press("End");
  await expect(page.locator("mark").last()).toBeInViewport();
  await expect(strip).not.toHaveAttribute("aria-valuenow", "0");
  await page.keyboard.press("Home");
  await expect(page.locator("mark").first()).toBeInViewport();
  const box = await strip.boundingBox();
  await page.mouse.click((box?.x ?? 0) + 12, (box?.y ?? 0) + (box?.height ?? 0) * 0.98);
  await expect(page.locator("mark").last()).toBeInViewport();
});

test("teaches with one sentence where nothing is marked yet", async ({ openReader, pageOf }) => {
  const { article, page } = await openReader();
  await expect(margin(page)).toContainText("Select a passage to begin.");
  const visitor = await pageOf(null);
  await openArticle(visitor, article);
  await expect(margin(visitor)).toContainText("Highlights that others make appear here.");
});

test.describe("for assistive technology", () => {
  test("has no faults that axe can find", async ({ three: { article, me }, db, pageOf }) => {
    test.slow();
    await insertCrowd(db, article, { annotations: 40, people: 8 });
    const page = await pageOf(me, { reducedMotion: "reduce" });
    await openArticle(page, article);
    await expect(margin(page).getByRole("status")).toHaveText("43 highlights");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("j");
    await active(page).getByRole("button", { name: "More actions" }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await margin(page).getByRole("button", { name: "Filter" }).click();
    expect(await accessibilityFaults(page)).toEqual([]);

    const phone = await pageOf(me, { ...PHONE, reducedMotion: "reduce" });
    await openArticle(phone, article);
    await phone.getByText("Biden's war").first().tap();
    await sheet(phone).getByRole("slider", { name: "Height of the panel" }).press("End");
    expect(await accessibilityFaults(phone)).toEqual([]);
  });
});
