import { expect, type Page } from "@playwright/test";
import { insertAnnotation, insertComment, type TestArticle } from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/fixtures";

const json = (name: string, content: unknown) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(typeof content === "string" ? content : JSON.stringify(content)),
});

const fileOf = async (page: Page, article: TestArticle, format: string) =>
  (await page.request.get(`/api/articles/${article.id}/export?format=${format}`)).text();

const choose = (page: Page, file: ReturnType<typeof json>) => page.getByLabel("The file").setInputFiles(file);
const preview = (page: Page) => page.getByRole("button", { name: "See what will be added" }).click();
const report = (page: Page) => page.getByRole("region", { name: /What (?:will be|was) added/ });

test("brings a layer that was taken out onto another article, seen before it is saved", async ({
  db,
  makeArticle,
  makePerson,
  pageOf,
}) => {
  const [article, copy] = [await makeArticle(), await makeArticle({ title: "A copy of it" })];
  const [ada, bea] = [await makePerson("Ada"), await makePerson("Bea")];
  const mine = await insertAnnotation(db, article, ada, { exact: "Biden's war", note: "Whose war?" });
  await insertComment(db, article, mine, bea, { body: "His own, it says." });
  await insertAnnotation(db, article, bea, { exact: "The Kremlin described", note: "by Bea" });
  const page = await pageOf(ada);
  const layer = await fileOf(page, article, "json");

  await page.goto(`/articles/${copy.slug}`);
  await page.getByText("Take it out").first().click();
  await page.getByRole("link", { name: "Bring annotations in…" }).click();
  await expect(page.getByRole("heading", { name: "Bring annotations to “A copy of it”" })).toBeVisible();
  await choose(page, json("layer.json", layer));
  await preview(page);
  await expect(report(page)).toContainText("2 annotations and 1 comment");
  await expect(report(page)).toContainText("2 of them are by others.");
  const { rows: before } = await db.query(`SELECT 1 FROM "Annotation" WHERE "articleId" = $1`, [copy.id]);
  expect(before).toEqual([]);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Bring in 2 annotations and 1 comment" }).click();
  await expect(report(page)).toContainText("What was added");
  await page.getByRole("link", { name: "Read the article" }).click();
  await expect(page.getByText("Whose war?").first()).toBeVisible();

  // A second time, there is nothing to do.
  await page.goto(`/articles/${copy.slug}/import`);
  await choose(page, json("layer.json", layer));
  await preview(page);
  await expect(report(page)).toContainText("Nothing in it is new here.");
  await expect(report(page)).toContainText("2 annotations and 1 comment already here");
  await expect(page.getByRole("button", { name: /^Bring in/ })).toHaveCount(0);
});

const annotationsOf = (source: string) => ({
  "@context": "http://www.w3.org/ns/anno.jsonld",
  type: "AnnotationPage",
  items: [
    {
      id: "https://other.example/1",
      type: "Annotation",
      body: { type: "TextualBody", value: "From elsewhere", format: "text/plain" },
      target: {
        source,
        selector: {
          type: "TextQuoteSelector",
          exact: "Biden's war",
          prefix: 'characterizing it as "',
          suffix: '" on',
        },
      },
    },
    {
      id: "https://other.example/2",
      type: "Annotation",
      target: { source, selector: { type: "TextQuoteSelector", exact: "words that stand nowhere in it" } },
    },
  ],
});

test("says which of another tool's annotations cannot be brought in, and takes the others", async ({
  db,
  makeArticle,
  makePerson,
  pageOf,
}) => {
  const [article, ada] = [await makeArticle(), await makePerson("Ada")];
  const page = await pageOf(ada);
  await page.goto(`/articles/${article.slug}/import`);
  await choose(page, json("page.jsonld", annotationsOf("https://paper.example/story")));
  await preview(page);
  await expect(report(page)).toContainText("2 annotations cannot be brought in");
  await expect(report(page)).toContainText("another resource");
  // The article has another address in the file.
  await page.getByLabel("Other address of the article").fill("https://paper.example/story");
  await page.getByLabel("Who will see them").selectOption({ label: "Only me" });
  await preview(page);
  await expect(report(page)).toContainText("1 annotation cannot be brought in");
  const line = report(page).getByRole("listitem");
  await expect(line).toHaveCount(1);
  await expect(line).toContainText("words that stand nowhere in it");
  await expect(line).toContainText("Not brought in. target.selector: The words");
  await page.getByRole("button", { name: "Bring in 1 annotation" }).click();
  await expect(report(page)).toContainText("What was added");
  const { rows } = await db.query(`SELECT note, "groupId" FROM "Annotation" WHERE "articleId" = $1`, [
    article.id,
  ]);
  expect(rows).toEqual([{ note: "From elsewhere", groupId: null }]);
});

test("does the same without JavaScript, in two posts of one form", async ({
  baseURL,
  db,
  makeArticle,
  makePerson,
  pageOf,
}) => {
  const [article, ada] = [await makeArticle(), await makePerson("Ada")];
  const page = await pageOf(ada, { javaScriptEnabled: false });
  await page.goto(`/articles/${article.slug}/import`);
  await page.getByLabel("Who will see them").selectOption({ label: "Only me" });
  await choose(page, json("page.jsonld", annotationsOf(`${baseURL}/articles/${article.slug}`)));
  await preview(page);
  await expect(report(page)).toContainText("1 annotation cannot be brought in");
  await page.getByRole("button", { name: "Bring in 1 annotation" }).click();
  await expect(report(page)).toContainText("What was added");
  const { rows } = await db.query(`SELECT note, "groupId" FROM "Annotation" WHERE "articleId" = $1`, [
    article.id,
  ]);
  expect(rows).toEqual([{ note: "From elsewhere", groupId: null }]);
});

test("refuses what is no such file with clear words, and keeps what was chosen beside it", async ({
  makeArticle,
  makePerson,
  pageOf,
}) => {
  const [article, ada] = [await makeArticle(), await makePerson("Ada")];
  const page = await pageOf(ada);
  await page.goto(`/articles/${article.slug}/import`);
  await page.getByLabel("Other address of the article").fill("https://paper.example/story");
  const failure = page.getByRole("alert").filter({ hasText: /\w/ });
  await preview(page);
  await expect(failure).toContainText("Choose a file first.");
  for (const [content, words] of [
    ["{ no json", "This is no JSON."],
    [JSON.stringify({ format: "other" }), "Expected a file of the format marginalia-layer."],
    [JSON.stringify({ type: "Person" }), "Expected an AnnotationCollection"],
    [" ".repeat(4 * 1024 * 1024 + 1), "at most 4 MB can be brought in at once"],
  ] as const) {
    await choose(page, json("file.json", content));
    await preview(page);
    await expect(failure).toContainText(words);
  }
  await expect(page.getByLabel("Other address of the article")).toHaveValue("https://paper.example/story");
});

test("is offered to those who can write, and asks visitors to sign in", async ({ makeArticle, pageOf }) => {
  const article = await makeArticle();
  const page = await pageOf(null);
  await page.goto(`/articles/${article.slug}`);
  await page.getByText("Take it out").first().click();
  await expect(page.getByRole("link", { name: "More choices…" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Bring annotations in…" })).toHaveCount(0);
  await page.goto(`/articles/${article.slug}/import`);
  await expect(page).toHaveURL(/\/sign-in\?next=.*import/);
});
