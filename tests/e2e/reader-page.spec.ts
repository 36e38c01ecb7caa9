import { expect } from "@playwright/test";
import { insertAnnotation, insertGroup } from "../support/rows";
import { PHONE, test } from "./support/fixtures";
import { marks, savedPassages, toolbar } from "./support/highlighting";
import { selectWithMouse } from "./support/passages";
import { openArticle } from "./support/reader";

test("a visitor is offered to sign in and comes back; an observer keeps highlights to themselves", async ({
  db,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const article = await makeArticle();
  const visitor = await pageOf(null);
  await openArticle(visitor, article);
  await selectWithMouse(visitor, "patience");
  await expect(toolbar(visitor).getByRole("link", { name: "Sign in to annotate" })).toHaveAttribute(
    "href",
    `/sign-in?next=${encodeURIComponent(`/articles/${article.slug}`)}`,
  );
  await expect(toolbar(visitor).getByRole("button")).toHaveCount(0);

  const observer = await makePerson();
  const group = await insertGroup(db, { [observer.id]: "observer" });
  const page = await pageOf(observer);
  await openArticle(page, article, { group });
  await selectWithMouse(page, "patience");
  await expect(toolbar(page)).toContainText("You can read here");
  await toolbar(page).getByRole("button", { name: "Highlight for me only" }).click();
  await expect.poll(() => savedPassages(db, article)).toEqual(["patience"]);
  const { rows } = await db.query(`SELECT "groupId" FROM "Annotation" WHERE "articleId" = $1`, [article.id]);
  expect(rows).toEqual([{ groupId: null }]);
});

test("without JavaScript the marks are there, a permalink finds its passage, and layers are links", async ({
  db,
  browser,
  baseURL,
  makePerson,
  makeArticle,
}) => {
  const article = await makeArticle();
  const me = await makePerson();
  await insertAnnotation(db, article, me, { exact: "We want you to come." });
  const under = await insertAnnotation(db, article, me, { exact: "We want" });
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`/annotations/${under.id}`);
  await expect(page).toHaveURL(new RegExp(`#a-${under.id}$`));
  await expect(page.locator("mark.hl", { hasText: "We want" })).toBeVisible();
  await expect(page.locator(`mark.hl:has([id="a-${under.id}"]), mark.hl[id="a-${under.id}"]`)).toHaveText(
    "We want",
  );
  expect(await page.locator("[data-block]").allTextContents()).toEqual(article.text.split("\n"));
  await context.close();
});

test("each group has its layer, and the switch between them is a link that needs no script", async ({
  db,
  browser,
  baseURL,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const article = await makeArticle();
  const me = await makePerson();
  const group = await insertGroup(db, { [me.id]: "member" }, { name: "Media literacy of this test" });
  await insertAnnotation(db, article, me, { exact: "patience", groupId: group.id });
  await insertAnnotation(db, article, me, { exact: "productive" });
  const page = await pageOf(me);
  await openArticle(page, article);
  await expect(page.locator("mark.hl")).toHaveText(["productive"]);
  await page.locator("summary", { hasText: "Whose annotations to show" }).click();
  await page.getByRole("link", { name: group.name }).click();
  await expect(page).toHaveURL(`/articles/${article.slug}?group=${group.slug}`);
  await expect(page.locator("mark.hl")).toHaveText(["patience"]);

  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await context.addCookies(await page.context().cookies());
  const plain = await context.newPage();
  await plain.goto(`/articles/${article.slug}?group=${group.slug}`);
  await plain.locator("summary", { hasText: "Whose annotations to show" }).click();
  await plain.getByRole("link", { name: /^Public/ }).click();
  await expect(plain.locator("mark.hl")).toHaveText(["productive"]);
  await context.close();
});

test("on a phone a permalink opens at its passage with its card in the sheet", async ({
  db,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const article = await makeArticle();
  const me = await makePerson();
  const last = await insertAnnotation(db, article, me, { exact: "The U.S. envoy", note: "Who?" });
  const page = await pageOf(null, PHONE);
  await page.goto(`/annotations/${last.id}`);
  const sheet = page.getByRole("dialog", { name: "Annotations" });
  await expect(sheet).toContainText("Who?");
  await expect(marks(page, "The U.S. envoy")).toBeInViewport();
});

test("on paper passages are numbered and notes stand below", async ({
  db,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const article = await makeArticle();
  const me = await makePerson("Rosa Reader");
  await insertAnnotation(db, article, me, { exact: "Biden's war", note: "Whose war?" });
  await insertAnnotation(db, article, me, { exact: "patience", note: "How long?" });
  const page = await pageOf(me);
  await openArticle(page, article);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.locator("[data-block] sup")).toHaveText(["1", "2"]);
  await expect(page.getByRole("heading", { name: "Notes" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Whose war?" })).toContainText("Rosa Reader");
  await expect(page.getByRole("banner")).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(page.locator("[data-block] sup")).toHaveCount(0);
});
