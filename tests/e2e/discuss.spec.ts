import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import type { Pool } from "pg";
import {
  codeIdOf,
  insertAnnotation,
  insertComment,
  type TestAnnotation,
  type TestArticle,
  type TestPerson,
} from "../support/rows";
import { PHONE, test } from "./support/fixtures";
import { selectWithMouse } from "./support/passages";

const PASSAGE = "Biden's war";

const discussion = (page: Page) => page.getByRole("region", { name: "Discussion", exact: true });
const comment = (page: Page, text: string) =>
  discussion(page).locator("article[data-comment]").filter({ hasText: text });
const noteField = (page: Page) => page.getByRole("textbox", { name: "Note" });

async function openAt(page: Page, article: TestArticle, annotation?: TestAnnotation): Promise<void> {
  await page.goto(`/articles/${article.slug}${annotation ? `?annotation=${annotation.id}` : ""}`);
  await page.waitForLoadState("networkidle");
}

async function openThread(page: Page, article: TestArticle, annotation: TestAnnotation): Promise<void> {
  await openAt(page, article, annotation);
  await page
    .getByRole("button", { name: /^Discuss/, expanded: false })
    .and(visible(page))
    .first()
    .click();
  await expect(discussion(page)).toBeVisible();
}

const visible = (page: Page): Locator => page.locator(":visible");

/** Ctrl-Enter in a field that has just been filled. */
async function write(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press("Control+Enter");
}

async function commentsOf(db: Pool, annotation: TestAnnotation) {
  const { rows } = await db.query<{
    body: string;
    parentId: string | null;
    version: number;
    deleted: boolean;
  }>(
    `SELECT c.body, c."parentId", c.version, c."deletedAt" IS NOT NULL AS deleted
     FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
     WHERE t."annotationId" = $1 ORDER BY c."createdAt", c.id`,
    [annotation.id],
  );
  return rows;
}

const notesOf = async (db: Pool, article: TestArticle, author: TestPerson) =>
  (
    await db.query<{ note: string; groupId: string | null }>(
      `SELECT note, "groupId" FROM "Annotation" WHERE "articleId" = $1 AND "authorId" = $2 ORDER BY "createdAt"`,
      [article.id, author.id],
    )
  ).rows;

async function faults(page: Page): Promise<string[]> {
  // Menus and panels fade in: a colour that is still on its way would be measured.
  await page.waitForTimeout(300);
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

test.describe("a note", () => {
  test("for the group is read by others with its Markdown, one for me alone by nobody else", async ({
    db,
    pageOf,
    makePerson,
    makeArticle,
  }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const page = await pageOf(ann);
    await openAt(page, article);

    await selectWithMouse(page, PASSAGE);
    await page.keyboard.press("n");
    await write(noteField(page), "A possessive hands *a whole war* to <b>one</b> person.");
    await expect(page.locator("mark.hl", { hasText: PASSAGE })).toBeVisible();
    await expect(noteField(page)).toBeHidden();

    await selectWithMouse(page, "Rebuilding relations");
    await page.keyboard.press("n");
    await page.getByRole("radio", { name: "Only me" }).check();
    await write(noteField(page), "Mine alone.");
    await expect
      .poll(async () =>
        (await notesOf(db, article, ann)).map(({ note, groupId }) => [note, groupId === null]),
      )
      .toEqual([
        ["A possessive hands *a whole war* to <b>one</b> person.", false],
        ["Mine alone.", true],
      ]);

    const other = await pageOf(await makePerson("Bob Reader"));
    await openAt(other, article);
    await expect(other.locator("em", { hasText: "a whole war" })).toBeVisible();
    await expect(other.getByText("to <b>one</b> person.")).toBeVisible();
    await expect(other.getByText("Mine alone.")).toHaveCount(0);
    await expect(other.locator("mark.hl", { hasText: "Rebuilding" })).toHaveCount(0);
  });

  test("that is being written survives closing, a reload and a failed save, and goes when it is saved", async ({
    db,
    pageOf,
    makePerson,
    makeArticle,
  }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "Before." });
    const page = await pageOf(ann);
    await openAt(page, article, annotation);

    const openNote = () => page.keyboard.press("e");
    await openNote();
    await expect(noteField(page)).toHaveValue("Before.");
    await noteField(page).fill("Half a thought");
    await noteField(page).press("Escape");
    await expect(noteField(page)).toBeHidden();
    await openNote();
    await expect(noteField(page)).toHaveValue("Half a thought");

    // Gone without a moment's warning: the page's own end writes it down.
    await noteField(page).fill("Half a thought, and");
    await page.reload();
    await page.waitForLoadState("networkidle");
    await openNote();
    await expect(noteField(page)).toHaveValue("Half a thought, and");
    await expect(page.getByText("Draft from")).toBeVisible();

    // Signing out takes it away from nobody, and shows it to nobody.
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await openAt(page, article, annotation);
    await expect(noteField(page)).toHaveCount(0);
    await page.context().addCookies(cookies);
    await openAt(page, article, annotation);
    await openNote();
    await expect(noteField(page)).toHaveValue("Half a thought, and");

    await page.route("**/api/annotations/*", (route) => route.abort());
    await write(noteField(page), "A whole thought");
    await expect(page.getByText("Not saved yet.", { exact: true })).toBeVisible();
    expect((await notesOf(db, article, ann))[0]?.note).toBe("Before.");
    await page.reload();
    await page.waitForLoadState("networkidle");
    await openNote();
    await expect(noteField(page)).toHaveValue("A whole thought");

    await page.unroute("**/api/annotations/*");
    await noteField(page).press("Control+Enter");
    await expect.poll(async () => (await notesOf(db, article, ann))[0]?.note).toBe("A whole thought");
    await page.reload();
    await page.waitForLoadState("networkidle");
    await openNote();
    await expect(noteField(page)).toHaveValue("A whole thought");
    await expect(page.getByText("Draft from")).toHaveCount(0);
  });

  test("moves between me alone and the group, and is written with the formatting keys", async ({
    db,
    pageOf,
    makePerson,
    makeArticle,
  }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "words" });
    const page = await pageOf(ann);
    await openAt(page, article, annotation);
    await page.keyboard.press("e");
    await noteField(page).press("Control+a");
    await noteField(page).press("Control+b");
    await expect(noteField(page)).toHaveValue("**words**");
    await noteField(page).press("Control+z");
    await expect(noteField(page)).toHaveValue("words");
    await page.getByRole("button", { name: "Italic" }).click();
    await expect(noteField(page)).toHaveValue("*words*");
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByRole("region", { name: "Preview" }).locator("em")).toHaveText("words");
    expect(await faults(page)).toEqual([]);
    await page.getByRole("radio", { name: "Only me" }).check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect.poll(() => notesOf(db, article, ann)).toEqual([{ note: "*words*", groupId: null }]);
  });
});

test.describe("a thread", () => {
  test("goes back and forth: a second person replies, the first answers inside, edits with a history, deletes, undoes", async ({
    db,
    pageOf,
    makePerson,
    makeArticle,
  }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const bob = await makePerson("Bob Reader");
    const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "Whose war?" });
    const [first, second] = [await pageOf(ann), await pageOf(bob)];

    await openThread(second, article, annotation);
    await write(
      second.getByRole("textbox", { name: "Write a comment" }),
      "Does the article take over the phrase?",
    );
    await expect(comment(second, "take over")).toBeVisible();

    await openThread(first, article, annotation);
    await comment(first, "take over").getByRole("button", { name: "Reply to Bob Reader" }).click();
    await write(first.getByRole("textbox", { name: "Reply to Bob Reader" }), "Only passes it **on**.");
    const mine = comment(first, "Only passes it on.").last();
    await expect(mine.locator("strong")).toHaveText("on");
    await expect(mine).toBeFocused();
    await expect(mine).toHaveAccessibleName("Reply by Ann Writer to Bob Reader");

    // Edited with the keys alone, once it is saved.
    await expect(mine.getByRole("button", { name: /^More/ })).toBeVisible();
    await first.keyboard.press("e");
    const field = first.getByRole("textbox", { name: "Edit your comment" });
    await expect(field).toBeFocused();
    await write(field, "Only passes it along.");
    await expect(mine).toHaveCount(0);
    const edited = comment(first, "Only passes it along.").last();
    await edited.getByRole("button", { name: "edited" }).click();
    const history = first.getByRole("dialog", { name: "What it said before" });
    await expect(history.locator("ins")).toContainText("along");
    await expect(history.getByText("Version 1")).toBeVisible();
    expect(await faults(first)).toEqual([]);
    await first.keyboard.press("Escape");
    await expect(history).toBeHidden();
    await expect(discussion(first)).toBeVisible();
    expect((await commentsOf(db, annotation)).map(({ body, version }) => [body, version])).toEqual([
      ["Does the article take over the phrase?", 1],
      ["Only passes it along.", 2],
    ]);

    // Deleted while a reply hangs on it: its place stays, and undo brings its words back.
    await second.reload();
    await second.waitForLoadState("networkidle");
    await openThread(second, article, annotation);
    await comment(second, "take over").first().getByRole("button", { name: /^More/ }).click();
    await second.getByRole("menuitem", { name: "Delete" }).click();
    await expect(discussion(second).getByText("Deleted.")).toBeVisible();
    await expect(comment(second, "passes it along")).toBeVisible();
    await expect.poll(async () => (await commentsOf(db, annotation))[0]?.deleted).toBe(true);
    await second.getByRole("button", { name: "Undo" }).click();
    await expect(comment(second, "take over")).toBeVisible();
    await expect.poll(async () => (await commentsOf(db, annotation))[0]?.deleted).toBe(false);
  });

  test("keeps a reply that cannot be sent, through a reload, and sends it once", async ({
    db,
    pageOf,
    makePerson,
    makeArticle,
  }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "n" });
    await insertComment(db, article, annotation, ann, { body: "A beginning." });
    const page = await pageOf(ann);
    await openThread(page, article, annotation);

    // It arrives, but the answer is lost: the worst case for sending it again.
    await page.route("**/api/comments", async (route) => {
      await route.fetch();
      await route.abort();
    });
    await write(page.getByRole("textbox", { name: "Write a comment" }), "Is anybody there?");
    await expect(comment(page, "Is anybody there?").getByText("Not saved.")).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.unroute("**/api/comments");
    await openThread(page, article, annotation);
    await expect(comment(page, "Is anybody there?")).toHaveCount(1);
    await expect(page.getByText("Not saved.")).toHaveCount(0);
    expect(await commentsOf(db, annotation)).toHaveLength(2);

    // What is only being written is kept too.
    await page.getByRole("textbox", { name: "Write a comment" }).fill("And ano");
    await openThread(page, article, annotation);
    await expect(page.getByRole("textbox", { name: "Write a comment" })).toHaveValue("And ano");

    // Taken back, it stands in the field it was written in.
    await page.route("**/api/comments", (route) => route.abort());
    await write(page.getByRole("textbox", { name: "Write a comment" }), "And another.");
    await page.getByRole("button", { name: "Take back" }).click();
    await expect(comment(page, "And another.")).toHaveCount(0);
    await expect(page.getByRole("textbox", { name: "Write a comment" })).toHaveValue("And another.");
  });

  test("shows both states when a comment was edited elsewhere meanwhile", async ({
    db,
    pageOf,
    makePerson,
    makeArticle,
  }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "n" });
    await insertComment(db, article, annotation, ann, { body: "One way to put it." });
    const [here, there] = [await pageOf(ann), await pageOf(ann)];
    await openThread(here, article, annotation);
    await openThread(there, article, annotation);
    for (const [page, body] of [
      [there, "Another way to put it."],
      [here, "A third way to put it."],
    ] as const) {
      await page.locator("article[data-comment]").first().focus();
      await page.keyboard.press("e");
      await write(page.getByRole("textbox", { name: "Edit your comment" }), body);
      await expect(page.getByRole("textbox", { name: "Edit your comment" })).toBeHidden();
      if (page === there)
        await expect.poll(async () => (await commentsOf(db, annotation))[0]?.version).toBe(2);
    }
    await expect(here.getByText("It was changed meanwhile.")).toBeVisible();
    await expect(discussion(here).locator("del")).toContainText("Another");
    await here.getByRole("button", { name: "Keep yours" }).click();
    await expect.poll(async () => (await commentsOf(db, annotation))[0]?.body).toBe("A third way to put it.");
    await expect(here.getByText("It was changed meanwhile.")).toHaveCount(0);
  });

  test("a permalink to a deep reply opens the article at its passage, with the reply in focus", async ({
    db,
    pageOf,
    makePerson,
    makeArticle,
  }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const annotation = await insertAnnotation(db, article, ann, { exact: "emoji was sent", note: "n" });
    let parentId: string | null = null;
    for (let depth = 0; depth < 130; depth++) {
      const made = await insertComment(db, article, annotation, ann, { body: `Level ${depth}.`, parentId });
      parentId = made.id;
    }
    const page = await pageOf(await makePerson("Bob Reader"));
    await page.goto(`/comments/${parentId}`);
    await expect(page).toHaveURL(new RegExp(`comment=${parentId}`));
    await expect(page.locator("mark.hl", { hasText: "emoji was sent" })).toHaveAttribute("data-active", /.*/);
    const wanted = page.locator(`[data-comment="${parentId}"]`);
    await expect(wanted).toBeFocused();
    await expect(wanted).toBeInViewport();
    await expect(wanted).toContainText("Level 129.");

    const [, clipboard] = await Promise.all([
      page.context().grantPermissions(["clipboard-read", "clipboard-write"]),
      (async () => {
        await wanted.getByRole("button", { name: /^More/ }).click();
        await page.getByRole("menuitem", { name: "Copy link" }).click();
        await expect(page.getByText("Link copied")).toBeVisible();
        return page.evaluate(() => navigator.clipboard.readText());
      })(),
    ]);
    expect(new URL(clipboard).pathname).toBe(`/comments/${parentId}`);
  });

  test("is read by a visitor, who is asked to sign in to write", async ({
    db,
    pageOf,
    makePerson,
    makeArticle,
  }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "n" });
    await insertComment(db, article, annotation, ann, { body: "For everybody to read." });
    const page = await pageOf(null);
    await openThread(page, article, annotation);
    await expect(comment(page, "For everybody")).toBeVisible();
    await expect(discussion(page).getByRole("textbox")).toHaveCount(0);
    await expect(discussion(page).getByRole("button", { name: /^Reply/ })).toHaveCount(0);
    await expect(discussion(page).getByRole("link", { name: "Sign in" })).toHaveAttribute(
      "href",
      new RegExp(`^/sign-in\\?next=.*${article.slug}`),
    );
  });

  test("that does not load says so and loads on another try", async ({
    db,
    pageOf,
    makePerson,
    makeArticle,
  }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "n" });
    await insertComment(db, article, annotation, ann, { body: "Here after all." });
    const page = await pageOf(ann);
    await page.route("**/api/annotations/*/comments*", (route) => route.abort());
    await openThread(page, article, annotation);
    await expect(discussion(page).getByText("The discussion did not load.")).toBeVisible();
    await page.unroute("**/api/annotations/*/comments*");
    await discussion(page).getByRole("button", { name: "Try again" }).click();
    await expect(comment(page, "Here after all.")).toBeVisible();
  });

  test("of the whole article stands under the text", async ({ db, pageOf, makePerson, makeArticle }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const page = await pageOf(ann);
    await openAt(page, article);
    await page.getByRole("button", { name: "Discuss the article" }).last().click();
    const panel = page.getByRole("region", { name: "Discussion of the article" });
    await write(panel.getByRole("textbox", { name: "Write a comment" }), "A quiet piece.");
    await expect(panel.locator("article[data-comment]")).toContainText("A quiet piece.");
    await expect
      .poll(async () => {
        const { rows } = await db.query(
          `SELECT "commentCount" FROM "Thread" WHERE "articleId" = $1 AND "annotationId" IS NULL`,
          [article.id],
        );
        return rows[0]?.commentCount;
      })
      .toBe(1);
  });

  test("hostile words do nothing, in either theme", async ({ db, pageOf, makePerson, makeArticle }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "n" });
    const hostile = [
      '<img src=x onerror="window.struck = 1">',
      "[press](javascript:window.struck=1)",
      "*x* <script>window.struck = 1</script>",
      "![x](https://tracker.invalid/x.png)",
      "# A heading that shouts",
      `${"> ".repeat(3_000)}deep`,
    ];
    for (const body of hostile) await insertComment(db, article, annotation, ann, { body });
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await pageOf(ann, { colorScheme });
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await openThread(page, article, annotation);
      await expect(comment(page, "A heading that shouts").locator("strong")).toBeVisible();
      await expect(discussion(page).locator("img, script, h1, h2")).toHaveCount(0);
      await comment(page, "press").getByText("press").click();
      expect(await page.evaluate(() => "struck" in window)).toBe(false);
      expect(asked.some((url) => url.includes("tracker.invalid"))).toBe(false);
      expect(await faults(page)).toEqual([]);
    }
  });
});

test.describe("the code picker", () => {
  test("opens by key, finds by definition, explains while choosing, and gives several codes", async ({
    db,
    pageOf,
    makePerson,
    makeArticle,
  }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const page = await pageOf(ann);
    await openAt(page, article);
    await selectWithMouse(page, PASSAGE);
    await page.keyboard.press("c");
    const field = page.getByRole("combobox", { name: "Search codes" });
    await expect(field).toBeFocused();

    await field.pressSequentially("possesive");
    const option = page.getByRole("option", { name: /Possessive blame/ });
    await expect(option).toBeVisible();
    await expect(field).toHaveAttribute("aria-activedescendant", (await option.getAttribute("id")) ?? "");
    await expect(page.getByText("A possessive makes an event or a condition somebody’s own")).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await field.press("Control+Enter");
    await expect(option).toHaveAttribute("aria-selected", "true");

    await field.fill("milder or more technical");
    await expect(page.getByRole("option").first()).toContainText("Euphemism");
    await field.press("Enter");
    await expect(field).toBeHidden();
    await expect(page.locator("mark.hl", { hasText: PASSAGE })).toBeVisible();
    const codes = async () =>
      (
        await db.query<{ slug: string }>(
          `SELECT c.slug FROM "AnnotationCode" x JOIN "Code" c ON c.id = x."codeId"
           JOIN "Annotation" a ON a.id = x."annotationId" WHERE a."articleId" = $1 ORDER BY x.position`,
          [article.id],
        )
      ).rows.map(({ slug }) => slug);
    await expect.poll(codes).toEqual(["possessive-blame", "euphemism"]);

    // On the annotation: a digit takes the code away again, and what was used last stands first.
    await page.keyboard.press("c");
    await expect(page.getByRole("group", { name: "Recently used" }).getByRole("option")).toHaveCount(2);
    await field.press("1");
    await expect.poll(codes).toEqual(["euphemism"]);
    await expect(field).toBeHidden();
  });

  test("makes nothing when it is left with Escape, and gives the focus back", async ({
    db,
    pageOf,
    makePerson,
    makeArticle,
  }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "n" });
    const page = await pageOf(ann);
    await openAt(page, article, annotation);
    const opener = page.locator("article").getByRole("button", { name: /^(Codes|Add a code)$/ });
    await opener.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("combobox")).toBeFocused();
    await page.keyboard.type("doubt");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("combobox")).toBeHidden();
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    const { rows } = await db.query(`SELECT 1 FROM "AnnotationCode" WHERE "annotationId" = $1`, [
      annotation.id,
    ]);
    expect(rows).toHaveLength(0);
  });

  test("still chooses by name while the definitions cannot be loaded, and loads them on another try", async ({
    pageOf,
    makePerson,
    makeArticle,
  }) => {
    const article = await makeArticle();
    const page = await pageOf(await makePerson("Ann Writer"));
    await page.route("**/api/codebooks/*", (route) => route.abort());
    await openAt(page, article);
    await selectWithMouse(page, PASSAGE);
    await page.keyboard.press("c");
    await page.getByRole("combobox").fill("Doubt");
    await expect(page.getByText("The definitions did not load.")).toBeVisible();
    await expect(page.getByRole("option").first()).toContainText("Doubt");
    await page.unroute("**/api/codebooks/*");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText(/competence|credibility/).first()).toBeVisible();
  });

  test("on a phone takes several codes by their boxes", async ({ db, pageOf, makePerson, makeArticle }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "n" });
    const page = await pageOf(ann, PHONE);
    await openAt(page, article, annotation);
    await page
      .locator("article")
      .getByRole("button", { name: /^(Codes|Add a code)$/ })
      .tap();
    for (const name of ["Scare quotes", "Veiled threat"]) {
      const row = page.getByRole("option", { name });
      await row.scrollIntoViewIfNeeded();
      await row.locator("[data-box]").tap();
      await expect(row).toHaveAttribute("aria-selected", "true");
    }
    expect(await faults(page)).toEqual([]);
    await page.getByRole("button", { name: "Done" }).tap();
    await expect(page.getByRole("combobox")).toBeHidden();
    const expected = await Promise.all(["scare-quotes", "veiled-threat"].map((slug) => codeIdOf(db, slug)));
    await expect
      .poll(async () => {
        const { rows } = await db.query<{ codeId: string }>(
          `SELECT "codeId" FROM "AnnotationCode" WHERE "annotationId" = $1 ORDER BY position`,
          [annotation.id],
        );
        return rows.map(({ codeId }) => codeId);
      })
      .toEqual(expected);
  });
});
