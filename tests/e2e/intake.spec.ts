import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { makeDocx, paragraph, run } from "../support/docx";
import { insertGroup } from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { PHONE, test } from "./support/fixtures";

const unique = () => `Talks of ${randomUUID().slice(0, 8)} resume`;
const markdownOf = (title: string) =>
  `# ${title}\n\nThe talks **resumed**, "he" said, see [there](https://example.org/there). So much for ${title}.\n\n> We want you to come.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`;

const look = (page: Page) => page.getByRole("button", { name: "See what will be stored" }).click();
const preview = (page: Page) => page.getByRole("heading", { name: "What will be stored" });
const save = (page: Page) => page.getByRole("button", { name: "Save the article" }).click();

/** A paste as the browser makes it, with the formatting of another page in the clipboard. */
const pasteInto = (page: Page, html: string, plain: string) =>
  page.getByLabel("The text").evaluate(
    (field: HTMLTextAreaElement, [rich, text]) => {
      const data = new DataTransfer();
      data.setData("text/html", rich ?? "");
      data.setData("text/plain", text ?? "");
      field.focus();
      field.select();
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      if (field.dispatchEvent(event)) document.execCommand("insertText", false, text);
    },
    [html, plain],
  );

test("text is pasted, looked at with what is lost, described, saved and read", async ({
  makePerson,
  pageOf,
  db,
}) => {
  const page = await pageOf(await makePerson("An editor", { siteRole: "administrator" }));
  const title = unique();
  await page.goto("/");
  await page.getByRole("link", { name: "Bring in an article" }).click();
  await page.getByLabel("The text").fill(markdownOf(title));
  await page.getByLabel("Read it as").selectOption("markdown");
  await look(page);
  await expect(preview(page)).toBeFocused();
  const article = page.getByRole("region", { name: "The text as it will be stored" });
  await expect(article.locator("strong")).toHaveText("resumed");
  await expect(article.locator("blockquote")).toHaveText("We want you to come.");
  await expect(page.getByText("1 table")).toBeVisible();
  await expect(page.getByLabel("Title")).toHaveValue(title);
  await page.getByLabel("Author").fill("Ann Other");
  await page.getByLabel("Published on").fill("2024-05-06");
  await page.getByLabel("Canonical address").fill(`https://example.org/${randomUUID()}`);
  await save(page);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.locator(".article-text")).toContainText('The talks resumed, "he" said, see there.');
  const { rows } = await db.query(
    `SELECT a.author, a."publishedAt", v.text FROM "Article" a JOIN "ArticleVersion" v ON v.id = a."currentVersionId" WHERE v.title = $1`,
    [title],
  );
  expect(rows).toEqual([
    {
      author: "Ann Other",
      publishedAt: new Date("2024-05-06T00:00:00Z"),
      text: `The talks resumed, "he" said, see there. So much for ${title}.\nWe want you to come.\na\tb\n1\t2`,
    },
  ]);
});

test("a Word document is uploaded and brought to a group by one of its members", async ({
  makePerson,
  pageOf,
  db,
}) => {
  const person = await makePerson("A teacher");
  const group = await insertGroup(
    db,
    { [person.id]: "owner" },
    { name: `Class ${randomUUID().slice(0, 8)}` },
  );
  const page = await pageOf(person);
  const title = unique();
  await page.goto("/articles/new");
  const buffer = Buffer.from(
    makeDocx(paragraph(run(title), "Title") + paragraph(run("Its words, with a number: 7."))),
  );
  await page.getByLabel("Or a file").setInputFiles({ name: "talks.docx", mimeType: "", buffer });
  await look(page);
  await expect(page.getByLabel("Title")).toHaveValue(title);
  await expect(page.getByText("Nothing is lost")).toBeVisible();
  await expect(page.getByRole("radio", { name: /Everyone/ })).toHaveCount(0);
  await page.getByRole("radio", { name: /^Groups/ }).check();
  await save(page);
  await expect(page.getByText("Choose at least one group.").first()).toBeVisible();
  await page.getByRole("checkbox", { name: group.name }).check();
  await save(page);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const outsider = await pageOf(await makePerson());
  const answer = await outsider.goto(page.url());
  expect(answer?.status()).toBe(404);
});

test("a paste brings its formatting along, until its words are changed", async ({ makePerson, pageOf }) => {
  const page = await pageOf(await makePerson());
  await page.goto("/articles/new");
  await pasteInto(page, "<h2>Head</h2><p>With <b>weight</b>.</p>", "Head\nWith weight.");
  await expect(page.getByText("Pasted with its formatting.")).toBeVisible();
  await look(page);
  const article = page.getByRole("region", { name: "The text as it will be stored" });
  await expect(article.locator("strong")).toHaveText("weight");
  await page.getByRole("button", { name: "Back to the source" }).click();
  await page.getByLabel("The text").press("End");
  await page.getByLabel("The text").pressSequentially(" More.");
  await expect(page.getByText("it is taken as plain text")).toBeVisible();
  await look(page);
  await expect(article).toContainText("More.");
  await expect(article.locator("strong")).toHaveCount(0);
});

test("everything works with the keyboard alone", async ({ makePerson, pageOf }) => {
  const page = await pageOf(await makePerson());
  const title = unique();
  await page.goto("/articles/new");
  await page.getByLabel("The text").focus();
  await page.keyboard.insertText(`${title}\n\nIts only paragraph.`);
  for (const name of ["Read it as", "Or a file"]) {
    await page.keyboard.press("Tab");
    await expect(page.getByLabel(name)).toBeFocused();
  }
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(preview(page)).toBeFocused();
  const button = page.getByRole("button", { name: "Save the article" });
  for (
    let steps = 0;
    steps < 20 && !(await button.evaluate((one) => one === document.activeElement));
    steps++
  )
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
});

test("what was typed survives a reload and a server that does not answer", async ({ makePerson, pageOf }) => {
  const page = await pageOf(await makePerson());
  const title = unique();
  await page.goto("/articles/new");
  await page.getByLabel("The text").fill(`${title}\n\nWords.`);
  await page.route("**/articles/new", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await look(page);
  await expect(page.getByRole("alert").filter({ hasText: "No answer from the server" })).toBeFocused();
  await expect(page.getByLabel("The text")).toHaveValue(`${title}\n\nWords.`);
  await page.unroute("**/articles/new");
  await page.reload();
  await expect(page.getByLabel("The text")).toHaveValue(`${title}\n\nWords.`);
  await look(page);
  await page.getByLabel("Author").fill("Typed by hand");
  await expect(async () => {
    expect(await page.evaluate(() => JSON.stringify(localStorage))).toContain("Typed by hand");
  }).toPass();
  await page.reload();
  await look(page);
  await expect(page.getByLabel("Author")).toHaveValue("Typed by hand");
  await save(page);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.goto("/articles/new");
  await expect(page.getByLabel("The text")).toHaveValue("");
});

test("words that are here already lead to their article, and can be saved a second time", async ({
  makePerson,
  makeArticle,
  pageOf,
}) => {
  const known = await makeArticle({ text: `Known words of ${randomUUID()}.`, title: unique() });
  const page = await pageOf(await makePerson());
  await page.goto("/articles/new");
  await page.getByLabel("The text").fill(known.text);
  await look(page);
  const notice = page.getByRole("region", { name: "These words are here already" });
  await expect(notice.getByRole("link", { name: known.title })).toHaveAttribute(
    "href",
    `/articles/${known.slug}`,
  );
  await expect(notice.getByRole("link", { name: "Go on as a new version of it" })).toHaveAttribute(
    "href",
    `/articles/${known.slug}/edit`,
  );
  await page.getByLabel("Title").fill("My own copy");
  await page.getByRole("button", { name: "Save it a second time" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "My own copy" })).toBeVisible();
});

test("a newer text of an article that is here goes on as its next version, and waits where another was begun", async ({
  db,
  makePerson,
  makeArticle,
  pageOf,
}) => {
  const known = await makeArticle({ text: `Old words of ${randomUUID()}.`, title: "Known" });
  const address = `https://paper.example/${randomUUID()}`;
  await db.query(`UPDATE "Article" SET "canonicalUrl" = $2 WHERE id = $1`, [known.id, address]);
  const page = await pageOf(await makePerson("Keeper", { siteRole: "administrator" }));
  const bring = async (words: string) => {
    await page.goto("/articles/new");
    await page
      .getByLabel("The text")
      .fill(`---\nurl: ${address}\ntitle: Known anew\n---\n\n## A heading\n\n${words}`);
    await page.getByLabel("Read it as").selectOption("markdown");
    await look(page);
    await page.getByRole("link", { name: "Go on as a new version of it" }).click();
    await expect(page).toHaveURL(/\/edit$/);
  };
  await bring("The *first* text.");
  const source = page.getByRole("textbox", { name: "Text", exact: true });
  await expect(source).toHaveValue("## A heading\nThe _first_ text.");
  await expect(page.getByLabel("Title")).toHaveValue("Known anew");
  // It is a draft of the correction from here on.
  await page.reload();
  await expect(source).toHaveValue("## A heading\nThe _first_ text.");
  await bring("The second text.");
  await expect(source).toHaveValue("## A heading\nThe _first_ text.");
  await page.getByRole("button", { name: "Go on with the text brought in" }).click();
  await expect(source).toHaveValue("## A heading\nThe second text.");
  await expect(page.getByRole("button", { name: "Go on with the text brought in" })).toHaveCount(0);
});

test.describe("what cannot be brought in is said, and nothing is lost", () => {
  for (const [what, file, message] of [
    ["too large", { name: "a.txt", buffer: Buffer.alloc(10 * 1024 * 1024, "word ") }, "at most 4 MB"],
    [
      "a wrong encoding",
      { name: "a.txt", buffer: Buffer.from([0x47, 0xfc, 0x0a]) },
      "not UTF-8 (line 1, byte 2)",
    ],
    ["NUL", { name: "a.md", buffer: Buffer.from("one\ntw\u0000o") }, "Line 2, character 3 is a NUL"],
    ["no document", { name: "a.docx", buffer: Buffer.from("words") }, "no Word document"],
    ["a picture", { name: "a.png", buffer: Buffer.from("\x89PNG\r\n", "latin1") }, "This is no text"],
  ] as const) {
    test(what, async ({ makePerson, pageOf }) => {
      const page = await pageOf(await makePerson());
      await page.goto("/articles/new");
      await page.getByLabel("Or a file").setInputFiles({ ...file, mimeType: "" });
      await look(page);
      await expect(page.getByRole("alert").first()).toContainText(message);
      await expect(page.getByText(file.name)).toBeVisible();
    });
  }

  test("an empty form", async ({ makePerson, pageOf }) => {
    const page = await pageOf(await makePerson());
    await page.goto("/articles/new");
    await look(page);
    await expect(page.getByRole("alert").first()).toContainText("Paste a text or choose a file first.");
  });

  test("a paste of 10 MB gets 413 from the API", async ({ makePerson, pageOf }) => {
    const page = await pageOf(await makePerson());
    await page.goto("/");
    const answer = await page.evaluate(async () => {
      const content = "word ".repeat(2_000_000);
      const response = await fetch("/api/articles/preview", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ content }),
      });
      return { status: response.status, problem: await response.json() };
    });
    expect(answer.status).toBe(413);
    expect(answer.problem.detail).toContain("at most 5 MB");
  });
});

test("a file goes to the API as a form, with what is said about it", async ({ makePerson, pageOf }) => {
  const page = await pageOf(await makePerson());
  await page.goto("/");
  const title = unique();
  const answer = await page.evaluate(async (given) => {
    const form = new FormData();
    form.set("file", new File([`<p>Words of ${given}</p>`], "a.html", { type: "text/html" }));
    form.set("title", given);
    form.set("visibility", "groups");
    const response = await fetch("/api/articles/import", { method: "POST", body: form });
    return { status: response.status, body: await response.json() };
  }, title);
  expect(answer).toMatchObject({
    status: 201,
    body: { article: { title, version: { text: `Words of ${title}` } } },
  });
});

test("works as plain forms without JavaScript", async ({ makePerson, pageOf }) => {
  const page = await pageOf(await makePerson(), { javaScriptEnabled: false });
  const title = unique();
  await page.goto("/articles/new");
  await page.getByLabel("The text").fill(markdownOf(title));
  await page.getByLabel("Read it as").selectOption("markdown");
  await look(page);
  await expect(page.getByRole("region", { name: "The text as it will be stored" })).toContainText(
    "We want you",
  );
  await page.getByLabel("Author").fill("Ann Other");
  await save(page);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
});

test("sends visitors to sign in, and back", async ({ page }) => {
  await page.goto("/articles/new");
  await expect(page).toHaveURL("/sign-in?next=%2Farticles%2Fnew");
});

for (const [where, options] of [
  ["a wide screen", {}],
  ["a phone", PHONE],
] as const) {
  test(`has no faults that axe finds and nothing wider than the page, on ${where}`, async ({
    makePerson,
    makeArticle,
    pageOf,
  }) => {
    test.slow();
    const known = await makeArticle({ text: `Known words of ${randomUUID()}.` });
    const page = await pageOf(await makePerson(), options);
    await page.goto("/articles/new");
    const check = async () => {
      await expectAccessible(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
    };
    await check();
    await look(page);
    await expect(page.getByRole("alert").first()).toBeVisible();
    await check();
    await page.getByLabel("The text").fill(known.text);
    await look(page);
    await expect(preview(page)).toBeVisible();
    await check();
  });
}
