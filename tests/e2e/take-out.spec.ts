import { readFile } from "node:fs/promises";
import { type Download, expect, type Page } from "@playwright/test";
import { parseHTML } from "linkedom";
import { insertAnnotation, insertComment, insertGroup } from "../support/rows";
import { PHONE, test } from "./support/fixtures";

const text = async (download: Download) => readFile(await download.path(), "utf8");

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    if ((await focused.count()) > 0 && (await focused.textContent())?.startsWith(name)) return;
  }
  throw new Error(`Tab does not lead to “${name}”.`);
}

test("takes an article out by keyboard as one page that needs nothing else", async ({
  db,
  makeArticle,
  makePerson,
  pageOf,
}) => {
  const [article, ada] = [await makeArticle({ title: "An article to keep" }), await makePerson("Ada")];
  const made = await insertAnnotation(db, article, ada, { exact: "Biden's war", note: "Whose **war**?" });
  await insertComment(db, article, made, ada, { body: "I wonder." });
  const page = await pageOf(ada);
  await page.goto(`/articles/${article.slug}`);
  await tabTo(page, "Take it out");
  await page.keyboard.press("Enter");
  await tabTo(page, "Web page");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toBe(`${article.slug}.html`);

  const kept = await page.context().newPage();
  const requests: string[] = [];
  kept.on("request", (request) => requests.push(request.url()));
  await kept.setContent(await text(download));
  await expect(kept.getByRole("heading", { name: "An article to keep" })).toBeVisible();
  await expect(kept.locator("mark")).toHaveText("Biden's war");
  await kept.getByRole("link", { name: "Note 1" }).click();
  await expect(kept.locator("#n-1")).toContainText("Whose war?");
  await expect(kept.locator("#n-1")).toContainText("I wonder.");
  expect(requests).toEqual([]);
});

test("gives every choice without JavaScript, private annotations only if they are ticked", async ({
  db,
  makeArticle,
  makePerson,
  pageOf,
}) => {
  const [article, ada] = [await makeArticle(), await makePerson("Ada")];
  await insertAnnotation(db, article, ada, { exact: "Truth Social", groupId: null, note: "for my eyes" });
  await insertAnnotation(db, article, ada, { exact: "Biden's war", note: "=for all eyes" });
  const page = await pageOf(ada, { javaScriptEnabled: false });
  await page.goto(`/articles/${article.slug}`);
  await page.getByText("Take it out").first().click();
  await page.getByRole("link", { name: "More choices…" }).click();
  const take = async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download" }).click(),
    ]);
    return { name: download.suggestedFilename(), content: await text(download) };
  };
  await page.getByRole("radio", { name: /^Table \(CSV\)/ }).check();
  await page.getByRole("checkbox", { name: /Excel/ }).check();
  const table = await take();
  expect(table.name).toBe(`${article.slug}.csv`);
  expect(table.content).toMatch(/^\uFEFFarticle,/);
  expect(table.content).toContain(",'=for all eyes,");
  expect(table.content).not.toContain("for my eyes");
  await page.getByRole("radio", { name: /^Markdown/ }).check();
  await page.getByRole("checkbox", { name: /private/ }).check();
  const notes = await take();
  expect(notes.name).toBe(`${article.slug}.md`);
  expect(notes.content).toContain("for my eyes");
});

test("gives the layer of the group that is open, to its members", async ({
  db,
  makeArticle,
  makePerson,
  pageOf,
}) => {
  const [article, ada] = [await makeArticle(), await makePerson("Ada")];
  const group = await insertGroup(db, { [ada.id]: "member" }, { name: "Class of this test" });
  await insertAnnotation(db, article, ada, { exact: "Biden's war", groupId: group.id, note: "among us" });
  const page = await pageOf(ada);
  await page.goto(`/articles/${article.slug}?group=${group.slug}`);
  await page.getByText("Take it out").first().click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^JSON/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${article.slug}.${group.slug}.json`);
  const file = JSON.parse(await text(download));
  expect(file.annotations).toMatchObject([{ note: "among us", quote: { exact: "Biden's war" } }]);
  const stranger = await pageOf(await makePerson());
  const response = await stranger.goto(`/articles/${article.slug}/export?group=${group.slug}`);
  expect(response?.status()).toBe(404);
});

test("sends files that nobody between keeps, under names made of slugs alone", async ({
  baseURL,
  db,
  makeArticle,
  makePerson,
}) => {
  const reader = await makePerson();
  const article = await makeArticle({ title: `"; filename="evil.exe" <script>alert(1)</script>` });
  for (const [format, type] of [
    ["html", "text/html; charset=utf-8"],
    ["markdown", "text/markdown; charset=utf-8; variant=GFM"],
    ["json", "application/json"],
    ["csv", "text/csv; charset=utf-8; header=present"],
  ]) {
    const response = await fetch(`${baseURL}/api/articles/${article.slug}/export?format=${format}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="test-[0-9a-f-]+\.\w+"$/,
    );
    const body = await response.text();
    // Who has it already gets it again only once it says something else (RFC 9110, section 13.1.2).
    const tag = response.headers.get("etag") ?? "";
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
    const known = { headers: { "if-none-match": `"other", ${tag}` } };
    const again = await fetch(response.url, known);
    expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, tag, ""]);
    await insertAnnotation(db, article, reader, { exact: "Biden's war", note: format });
    expect((await fetch(response.url, known)).status).toBe(200);
    if (format === "html") expect(parseHTML(body).document.querySelector("script")).toBeNull();
  }
});

test("keeps serving others when a reader of a large file hangs up", async ({
  baseURL,
  db,
  makeArticle,
  makePerson,
}) => {
  const [article, ada] = [await makeArticle(), await makePerson()];
  await db.query(
    `INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", note, "draftHash")
     SELECT gen_random_uuid(), $1, '01900000-0000-7000-8000-000000000001', $2, repeat('words ', 500), n::text
     FROM generate_series(1, 1000) n`,
    [article.id, ada.id],
  );
  await db.query(
    `INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix)
     SELECT id, $2, 0, 5, 'Trump', '', '' FROM "Annotation" WHERE "articleId" = $1`,
    [article.id, article.versionId],
  );
  const address = `${baseURL}/api/articles/${article.slug}/export?format=json`;
  for (let time = 0; time < 10; time++) {
    const hangUp = new AbortController();
    const response = await fetch(address, { signal: hangUp.signal });
    await response.body?.getReader().read();
    hangUp.abort();
  }
  const whole = JSON.parse(await (await fetch(address)).text());
  expect(whole.counts.annotations).toBe(1_000);
});

test("opens the menu within a phone's screen", async ({ makeArticle, makePerson, pageOf }) => {
  const article = await makeArticle();
  const page = await pageOf(await makePerson("Ada"), PHONE);
  await page.goto(`/articles/${article.slug}`);
  await page.locator("summary", { hasText: "Take it out" }).tap();
  const menu = await page.getByRole("navigation", { name: "Take it out" }).boundingBox();
  expect(menu?.x).toBeGreaterThanOrEqual(0);
  expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(390);
});
