import { readFile } from "node:fs/promises";
import { type Download, expect, type Page } from "@playwright/test";
import { v7 } from "uuid";
import { insertCodebook } from "../support/codebook-rows";
import { codeIdOf, insertAnnotation, insertGroup } from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { PHONE, test } from "./support/fixtures";

const LEFT = "witkoff-st-petersburg-permanent-peace";
const RIGHT = "witkoff-putin-kremlin-renewed-push";
const BOTH = `/compare?left=${LEFT}&right=${RIGHT}`;

const sentence = (page: Page, side: "left" | "right", words: string) =>
  page.locator(`[data-pane=${side}] .compared-sentence`, { hasText: words }).first();
const signOf = (page: Page, side: "left" | "right", words: string) =>
  sentence(page, side, words).locator("xpath=following-sibling::a[1]");
const scrolled = (page: Page, side: "left" | "right") =>
  page.locator(`[data-pane=${side}]`).evaluate((pane) => pane.scrollTop);

test("the two articles that ship, side by side: what both tell, what one leaves out, and how each names it", async ({
  pageOf,
}) => {
  const page = await pageOf(null);
  await page.goto("/");
  await page.getByRole("link", { name: "Compare two" }).click();
  await page.getByLabel("Find an article by its words").fill("“Kremlin” Witkoff Putin Zelensky");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByLabel("Article A", { exact: true }).selectOption(LEFT);
  await page.getByLabel("Article B", { exact: true }).selectOption(RIGHT);
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Two articles, one event");
  await expect(page.locator("[data-page-life=ready]")).toBeAttached();
  await expect(
    page.getByText(/A says “so-called five territories”.*B says “five territories” in quotation marks/),
  ).toBeVisible();

  // Pointing at a sentence lights its counterpart, with how sure it is.
  const soCalled = sentence(page, "left", "so-called five territories");
  const marks = sentence(page, "right", "future of the “five territories”");
  await soCalled.scrollIntoViewIfNeeded();
  await soCalled.hover();
  await expect(marks).toHaveAttribute("data-on", "");
  await expect(signOf(page, "right", "future of the “five territories”")).toHaveAttribute(
    "data-sure",
    /^\d\d % sure$/,
  );
  // Both were brought to the same height, since the panes scroll together.
  expect(await scrolled(page, "right")).toBeGreaterThan(0);

  // By keys: the sign leads to the counterpart's sign.
  const sign = signOf(page, "left", "so-called five territories");
  await sign.focus();
  await page.keyboard.press("Enter");
  const other = signOf(page, "right", "future of the “five territories”");
  await expect(other).toBeFocused();
  await expect(other).toHaveAccessibleName(/told in A: .* % sure\)/);
  // From there to the surest of its own counterparts.
  await page.keyboard.press("Enter");
  await expect(signOf(page, "left", "annexation of five territories")).toBeFocused();

  await expect(page.locator("[data-pane=left]").getByText("only here").first()).toBeVisible();
  await expect(page.getByRole("row", { name: /^Volodymyr Zelensky 60 16/ })).toContainText(
    "acknowledged(conceding)",
  );
  await expect(page.getByRole("row", { name: /^The article's own marks/ })).toContainText(
    "“five territories”",
  );
  await expect(page.getByRole("figure").filter({ hasText: "Frames of each article" })).toContainText(
    "B: most “Security and defense”",
  );
  await expectAccessible(page);
});

test("on a phone one text is shown, and a sign leads to the other; without a script both stand there", async ({
  pageOf,
}) => {
  const page = await pageOf(null, PHONE);
  await page.goto(BOTH);
  await expect(sentence(page, "right", "future of the “five territories”")).toBeHidden();
  await signOf(page, "left", "so-called five territories").tap();
  await expect(sentence(page, "right", "future of the “five territories”")).toBeInViewport();
  await expect(sentence(page, "left", "so-called five territories")).toBeHidden();
  await page.locator("[data-tab=left]").tap();
  await expect(page.locator("[data-pane=left]")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  const still = await pageOf(null, { javaScriptEnabled: false });
  await still.goto(BOTH);
  await expect(sentence(still, "left", "so-called five territories")).toBeVisible();
  await signOf(still, "left", "so-called five territories").click();
  expect(new URL(still.url()).hash).toMatch(/^#right-\d+$/);
  await expect(sentence(still, "right", "future of the “five territories”")).toBeInViewport();
});

test("who is asked to compare two articles sees their overview only once they have answered", async ({
  db,
  makeArticle,
  makePerson,
  pageOf,
}) => {
  const ada = await makePerson("Ada");
  const group = await insertGroup(db, { [ada.id]: "member" });
  const [one, other] = [await makeArticle(), await makeArticle()];
  const taskId = v7();
  await db.query(
    `INSERT INTO "CodingTask" (id, "groupId", kind, title) VALUES ($1, $2, 'compare', 'Which?')`,
    [taskId, group.id],
  );
  await db.query(`INSERT INTO "TaskArticle" ("taskId", "articleId") VALUES ($1, $2), ($1, $3)`, [
    taskId,
    one.id,
    other.id,
  ]);
  await db.query(`INSERT INTO "TaskCoder" ("taskId", "personId") VALUES ($1, $2)`, [taskId, ada.id]);
  const page = await pageOf(ada);
  await page.goto(`/compare?left=${other.slug}&right=${one.slug}`);
  await expect(page.getByRole("link", { name: "Answer the task" })).toHaveAttribute(
    "href",
    `/groups/${group.slug}/tasks/${taskId}`,
  );
  await expect(sentence(page, "left", "Biden's war")).toBeVisible();
  await expect(page.locator(".told-sign")).toHaveCount(0);
  // Nor does what is sent beside the page say which sentences stand beside one another.
  expect(await page.content()).not.toMatch(/pairs\\?":\[\[/);
  await expect(page.getByRole("heading", { name: "Who is quoted" })).toHaveCount(0);
  await db.query(`UPDATE "TaskCoder" SET "answeredAt" = now() WHERE "taskId" = $1`, [taskId]);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Who is quoted" })).toBeVisible();
  await expect(page.locator(".told-sign").first()).toBeVisible();
});

const textOf = async (download: Download) => readFile(await download.path(), "utf8");

test("says what a group found in an article, with plots to take along as SVG, PNG and CSV", async ({
  db,
  makeArticle,
  makePerson,
  pageOf,
}) => {
  const [ada, ben] = [await makePerson("Ada"), await makePerson("Ben")];
  const group = await insertGroup(db, { [ada.id]: "owner", [ben.id]: "member" });
  const article = await makeArticle();
  const [blame, doubt] = [await codeIdOf(db, "possessive-blame"), await codeIdOf(db, "scare-quotes")];
  await insertAnnotation(db, article, ada, { exact: "Biden's war", groupId: group.id, codeIds: [blame] });
  await insertAnnotation(db, article, ben, { exact: "Biden's war", groupId: group.id, codeIds: [doubt] });
  await insertAnnotation(db, article, ben, { exact: "productive", groupId: group.id, codeIds: [blame] });
  const page = await pageOf(ada);
  await page.goto(`/articles/${article.slug}/analysis?group=${group.slug}`);
  await expect(page.getByText("2 people made 3 annotations.")).toBeVisible();
  await expect(page.getByText("People differ most about “Biden's war”: 2 votes for 2 codes.")).toBeVisible();
  const save = async (kind: string) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: `Save “Codes” as ${kind}` }).click(),
    ]);
    return download;
  };
  const csv = await save("CSV");
  expect(csv.suggestedFilename()).toBe("codes.csv");
  expect(await textOf(csv)).toBe(
    "Code,Passages,People,Articles\r\nPossessive blame,2,2,1\r\nScare quotes,1,1,1\r\n",
  );
  const svg = await textOf(await save("SVG"));
  expect(svg).toContain("Possessive blame");
  expect(svg).not.toContain("var(");
  const png = await readFile(await (await save("PNG")).path());
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.length).toBeGreaterThan(2_000);
  await expectAccessible(page);

  await page.goto(`/groups/${group.slug}`);
  await page.getByRole("link", { name: "What we found" }).click();
  await expect(page.getByRole("heading", { name: "Codes by coder" })).toBeVisible();

  // Names as long as they may be are cut on a phone, and move nothing out of it.
  const { codes } = await insertCodebook(db, group.id);
  const long = "A name that somebody gave a code to say all that is in it, ever";
  await db.query(`UPDATE "Code" SET name = $1 || slug WHERE id = ANY($2::uuid[])`, [long, codes]);
  for (const [at, who] of [ada, ben].entries()) {
    const codeIds = codes.slice(at, at + 1);
    await insertAnnotation(db, article, who, { exact: "patience", groupId: group.id, codeIds });
  }
  const phone = await pageOf(ada, PHONE);
  await phone.goto(`/groups/${group.slug}/analysis`);
  await expect(phone.getByText(long).last()).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const outsider = await pageOf(await makePerson("Cleo"));
  const response = await outsider.goto(`/groups/${group.slug}/analysis`);
  expect(response?.status()).toBe(404);
});
