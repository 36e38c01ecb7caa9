import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import type pg from "pg";
import { codeIdOf, DEFAULT_TEXT, insertAnnotation, insertComment, type TestArticle } from "../support/rows";
import { insertCrowd } from "./support/crowd";
import { PHONE, test } from "./support/fixtures";

const margin = (page: Page) => page.getByRole("complementary", { name: "Annotations" });
const card = (page: Page, note: string) => margin(page).locator("article").filter({ hasText: note });
const active = (page: Page) => margin(page).locator('article:has([data-card-button][aria-expanded="true"])');
const sheet = (page: Page) => page.getByRole("dialog", { name: "Annotations" });

async function openArticle(page: Page, article: TestArticle, address = "") {
  await page.goto(`/articles/${article.slug}${address}`);
  await page.evaluate(() => document.fonts.ready);
}

/** The least space between two neighbouring cards that are in the page. */
const leastGap = (page: Page): Promise<number> =>
  margin(page).evaluate((aside) => {
    const boxes = [...aside.querySelectorAll("li[data-item]")]
      .map((slot) => slot.getBoundingClientRect())
      .sort((a, b) => a.top - b.top);
    return Math.min(...boxes.slice(1).map((box, at) => box.top - (boxes[at]?.bottom ?? 0)));
  });

/** Cards glide while another comes into focus, and come to rest at least 8 pixels apart. */
const expectNoOverlap = (page: Page) => expect.poll(() => leastGap(page)).toBeGreaterThanOrEqual(8);

const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

async function faults(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

/** Three annotations by two people, the second of them discussed. */
async function insertThree(db: pg.Pool, article: TestArticle, people: { id: string }[]) {
  const [me, other] = people as [{ id: string }, { id: string }];
  const blame = await codeIdOf(db, "possessive-blame");
  const doubt = await codeIdOf(db, "doubt");
  const first = await insertAnnotation(db, article, me, {
    exact: "Biden's war",
    note: "First note.",
    codeIds: [blame],
  });
  const second = await insertAnnotation(db, article, other, {
    exact: "productive",
    note: "Second note.",
    codeIds: [doubt],
  });
  const third = await insertAnnotation(db, article, me, {
    exact: "We want you to come.",
    note: "Third note.",
  });
  await insertComment(db, article, second, me, { body: "Is it?" });
  return { first, second, third };
}

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
    db,
    pageOf,
    makeArticle,
    makePerson,
  }) => {
    const article = await makeArticle();
    const [me, other] = [await makePerson(), await makePerson()];
    await insertThree(db, article, [me, other]);
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
  db,
  pageOf,
  makeArticle,
  makePerson,
}) => {
  const article = await makeArticle();
  const [me, other] = [await makePerson("Ada Reader"), await makePerson("Bo Writer")];
  await insertThree(db, article, [me, other]);
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
  db,
  pageOf,
  makeArticle,
  makePerson,
}) => {
  const article = await makeArticle();
  const [me, other] = [await makePerson("Ada Reader"), await makePerson("Bo Writer")];
  await insertThree(db, article, [me, other]);
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
  db,
  pageOf,
  makeArticle,
  makePerson,
}) => {
  const article = await makeArticle();
  const [me, other] = [await makePerson(), await makePerson()];
  await insertThree(db, article, [me, other]);
  const page = await pageOf(me);
  await openArticle(page, article);
  const legend = page.getByRole("region", { name: "Codes", exact: true });
  const blame = legend.getByRole("button", { name: "Show Possessive blame" });
  await expect(blame).toHaveAttribute("aria-pressed", "true");
  await expect(legend.getByRole("listitem").filter({ hasText: "Possessive blame" })).toContainText("1");

  await blame.click();
  await expect(blame).toHaveAttribute("aria-pressed", "false");
  await expect(card(page, "First note.")).toHaveCount(0);
  await expect(page.locator("[data-block] mark").filter({ hasText: "Biden's war" })).toHaveCount(0);
  await expect(card(page, "Second note.")).toBeVisible();

  await legend.getByRole("button", { name: "Show Doubt" }).hover();
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

test.describe("what a card can do", () => {
  test("deletes with undo, and offers nothing that the viewer may not do", async ({
    db,
    pageOf,
    makeArticle,
    makePerson,
  }) => {
    const article = await makeArticle();
    const [me, other] = [await makePerson(), await makePerson()];
    const { third } = await insertThree(db, article, [me, other]);
    const page = await pageOf(me);
    await openArticle(page, article);
    await card(page, "Second note.").getByRole("button").first().click();
    await expect(active(page).getByRole("button", { name: "Note" })).toHaveCount(0);
    await active(page).getByRole("button", { name: "More actions" }).click();
    await expect(page.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
    await expect(page.getByRole("menuitem", { name: "Delete" })).toHaveCount(0);
    await page.keyboard.press("Escape");

    await card(page, "Third note.").getByRole("button").first().click();
    await page.keyboard.press("Delete");
    await expect(card(page, "Third note.")).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(card(page, "Third note.")).toBeVisible();
    const deletedAt = () =>
      db.query(`SELECT "deletedAt" FROM "Annotation" WHERE id = $1`, [third.id]).then(({ rows }) => rows[0]);
    await expect.poll(deletedAt).toEqual({ deletedAt: null });
  });

  test("leaves the discussion of what its author removed, and says so", async ({
    db,
    pageOf,
    makeArticle,
    makePerson,
  }) => {
    const article = await makeArticle();
    const [me, other] = [await makePerson(), await makePerson()];
    await insertThree(db, article, [me, other]);
    const page = await pageOf(other);
    await openArticle(page, article);
    await card(page, "Second note.").getByRole("button").first().click();
    await page.keyboard.press("Delete");
    const rest = card(page, "Removed by its author; the discussion stays.");
    await expect(rest).toBeVisible();
    await expect(rest).not.toContainText("Second note.");
    await rest.getByRole("button").first().click();
    await page.keyboard.press("r");
    await expect(active(page)).toContainText("Is it?");
  });

  test("shows an annotation to its author alone, and to the group again", async ({
    db,
    pageOf,
    makeArticle,
    makePerson,
  }) => {
    const article = await makeArticle();
    const [me, other] = [await makePerson(), await makePerson()];
    const { third } = await insertThree(db, article, [me, other]);
    const groupOf = () =>
      db
        .query(`SELECT "groupId" FROM "Annotation" WHERE id = $1`, [third.id])
        .then(({ rows }) => rows[0]?.groupId);
    const page = await pageOf(me);
    await openArticle(page, article);
    await card(page, "Third note.").getByRole("button").first().click();
    await active(page).getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Show only to me" }).click();
    await expect(active(page)).toContainText("Only me");
    await expect.poll(groupOf).toBeNull();
    await active(page).getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Share with Public" }).click();
    await expect.poll(groupOf).not.toBeNull();
  });

  test("keeps what could not be saved, says so, and saves it at the second try", async ({
    db,
    pageOf,
    makeArticle,
    makePerson,
  }) => {
    const article = await makeArticle();
    const [me, other] = [await makePerson(), await makePerson()];
    await insertThree(db, article, [me, other]);
    const page = await pageOf(me);
    await openArticle(page, article);
    await page.route("**/api/annotations/*", (route) => route.abort());
    await card(page, "First note.").getByRole("button").first().click();
    await active(page).getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Show only to me" }).click();
    await expect(active(page)).toContainText("Not saved yet");
    await expect(page.locator("mark[data-unsaved]")).toHaveText("Biden's war");
    await page.unroute("**/api/annotations/*");
    await active(page).getByRole("button", { name: "Try again" }).click();
    await expect(active(page)).not.toContainText(/Not saved yet|Saving/);
    await page.reload();
    await expect(card(page, "First note.")).toContainText("Only me");
  });

  test("shows both states of what was changed in two places, and takes the one that is chosen", async ({
    db,
    pageOf,
    makeArticle,
    makePerson,
  }) => {
    const article = await makeArticle();
    const [me, other] = [await makePerson(), await makePerson()];
    const { third } = await insertThree(db, article, [me, other]);
    const [here, there] = [await pageOf(me), await pageOf(me)];
    for (const page of [here, there]) {
      await openArticle(page, article);
      await card(page, "Third note.").getByRole("button").first().click();
      await page.keyboard.press("e");
      await expect(active(page).getByRole("textbox")).toBeFocused();
    }
    await there.keyboard.press("ControlOrMeta+a");
    await there.keyboard.type("Written there.");
    await there.getByRole("button", { name: "Save" }).click();
    await expect(active(there)).toContainText("Written there.");
    await expect(active(there).getByText("edited")).toBeVisible();

    await here.keyboard.press("ControlOrMeta+a");
    await here.keyboard.type("Written here.");
    await here.getByRole("button", { name: "Save" }).click();
    await expect(active(here)).toContainText("Somebody changed this while you did");
    await expect(active(here).getByRole("definition").first()).toContainText("Written here.");
    await expect(active(here).getByRole("definition").last()).toContainText("Written there.");
    await active(here).getByRole("button", { name: "Keep mine" }).click();
    await expect(active(here)).not.toContainText("Somebody changed this");
    const note = () =>
      db.query(`SELECT note FROM "Annotation" WHERE id = $1`, [third.id]).then(({ rows }) => rows[0]?.note);
    await expect.poll(note).toBe("Written here.");
  });
});

test("teaches with one sentence where nothing is marked yet", async ({ pageOf, makeArticle, makePerson }) => {
  const article = await makeArticle();
  const page = await pageOf(await makePerson());
  await openArticle(page, article);
  await expect(margin(page)).toContainText("Select a passage to begin.");
  const visitor = await pageOf(null);
  await openArticle(visitor, article);
  await expect(margin(visitor)).toContainText("Highlights that others make appear here.");
});

test.describe("on a phone", () => {
  const at = async (list: Locator) => (await list.boundingBox())?.height ?? 0;

  test("a tap on a passage opens its card low, and the sheet leads on and lists all", async ({
    db,
    pageOf,
    makeArticle,
    makePerson,
  }) => {
    const article = await makeArticle({ text: Array(4).fill(DEFAULT_TEXT).join("\n") });
    const [me, other] = [await makePerson("Ada Reader"), await makePerson("Bo Writer")];
    await insertThree(db, article, [me, other]);
    await insertAnnotation(db, article, other, { exact: "Biden's war", occurrence: 4, note: "Far below." });
    const page = await pageOf(me, PHONE);
    await openArticle(page, article);
    await page.getByText("Biden's war").first().tap();
    await expect(sheet(page)).toContainText("First note.");
    expect(await at(sheet(page))).toBeLessThan(844 / 3);
    await expect(page.locator("mark[data-active]")).toBeInViewport();

    await sheet(page).getByRole("button", { name: "Next annotation" }).tap();
    await expect(sheet(page).locator("article")).toContainText("Second note.");

    await sheet(page).getByRole("slider", { name: "Height of the panel" }).press("End");
    const row = sheet(page).getByRole("listitem").filter({ hasText: "Biden's war" }).last();
    await row.getByRole("button").tap();
    await expect(sheet(page).locator("article")).toContainText("Far below.");
    await expect(page.locator("mark[data-active]").first()).toBeInViewport();
    expect(await scrollsSideways(page)).toBe(false);

    await sheet(page).getByRole("button", { name: "Close" }).tap();
    await expect(sheet(page)).toHaveCount(0);
    await expect(page.locator("mark[data-active]")).toHaveCount(0);
  });

  test("the list draws only the lines in view of 600", async ({ db, pageOf, makeArticle, makePerson }) => {
    const article = await makeArticle();
    await insertCrowd(db, article, { annotations: 600, people: 60 });
    const page = await pageOf(await makePerson(), PHONE);
    await openArticle(page, article);
    await page.getByRole("button", { name: /600 (annotations|highlights)/ }).tap();
    const list = sheet(page).getByRole("list", { name: "All annotations" });
    await expect(list.getByRole("listitem").first()).toBeVisible();
    expect(await list.getByRole("listitem").count()).toBeLessThan(60);
    await list.evaluate((element) => {
      const scroller = element.closest(".overflow-y-auto");
      if (scroller) scroller.scrollTop = scroller.scrollHeight;
    });
    await expect(list.locator('[aria-posinset="600"]')).toBeInViewport();
    expect(await list.getByRole("listitem").count()).toBeLessThan(60);
  });
});

test.describe("for assistive technology", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`has no faults that axe can find, ${colorScheme}`, async ({
      db,
      pageOf,
      makeArticle,
      makePerson,
    }) => {
      const article = await makeArticle();
      const [me, other] = [await makePerson(), await makePerson()];
      await insertThree(db, article, [me, other]);
      await insertCrowd(db, article, { annotations: 40, people: 8 });
      const page = await pageOf(me, { colorScheme, reducedMotion: "reduce" });
      await openArticle(page, article);
      await expect(margin(page).getByRole("status")).toHaveText("43 highlights");
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press("j");
      await active(page).getByRole("button", { name: "More actions" }).click();
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await margin(page).getByRole("button", { name: "Filter" }).click();
      expect(await faults(page)).toEqual([]);

      const phone = await pageOf(me, { ...PHONE, colorScheme, reducedMotion: "reduce" });
      await openArticle(phone, article, "");
      await phone.getByText("Biden's war").first().tap();
      await sheet(phone).getByRole("slider", { name: "Height of the panel" }).press("End");
      expect(await faults(phone)).toEqual([]);
    });
  }
});
