import { expect } from "@playwright/test";
import { insertAnnotation, insertComment } from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { comment, commentsOf, discussion, openThread, write } from "./support/discussion";
import { test } from "./support/scenes";

test.describe("a thread", () => {
  test("goes back and forth: a second person replies, the first answers inside, edits with a history, deletes, undoes", async ({
    annotated: { article, ann, bob, annotation },
    db,
    pageOf,
  }) => {
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
    await expectAccessible(first);
    await first.keyboard.press("Escape");
    await expect(history).toBeHidden();
    await expect(discussion(first)).toBeVisible();
    expect((await commentsOf(db, annotation)).map(({ body, version }) => [body, version])).toEqual([
      ["Does the article take over the phrase?", 1],
      ["Only passes it along.", 2],
    ]);

    // Deleted while a reply hangs on it: its place stays, and undo brings its words back.
    await second.reload();
    await openThread(second, article, annotation);
    await comment(second, "take over").first().getByRole("button", { name: /^More/ }).click();
    await second.getByRole("menuitem", { name: "Delete" }).click();
    await expect(discussion(second).getByText("Deleted.")).toBeVisible();
    await expect(comment(second, "passes it along")).toBeVisible();
    await expect.poll(async () => (await commentsOf(db, annotation))[0]?.deleted).toBe(true);
    await second.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(comment(second, "take over")).toBeVisible();
    await expect.poll(async () => (await commentsOf(db, annotation))[0]?.deleted).toBe(false);
  });

  test("keeps a reply that cannot be sent, through a reload, and sends it once", async ({
    annotated: { article, ann, annotation },
    db,
    pageOf,
  }) => {
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
    await expectAccessible(page);
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
    annotated: { article, ann, annotation },
    db,
    pageOf,
  }) => {
    await insertComment(db, article, annotation, ann, { body: "One way to put it." });
    const [here, there] = [await pageOf(ann), await pageOf(ann)];
    await openThread(here, article, annotation);
    await openThread(there, article, annotation);
    const fieldOf = (page: typeof here) => page.getByRole("textbox", { name: "Edit your comment" });
    // Both begin with the same words in front of them.
    for (const page of [there, here]) {
      await page.locator("article[data-comment]").first().focus();
      await page.keyboard.press("e");
      await expect(fieldOf(page)).toBeFocused();
    }
    await write(fieldOf(there), "Another way to put it.");
    await expect.poll(async () => (await commentsOf(db, annotation))[0]?.version).toBe(2);
    await write(fieldOf(here), "A third way to put it.");
    await expect(fieldOf(here)).toBeHidden();
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
    annotated: { article, ann, annotation },
    db,
    pageOf,
  }) => {
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
    annotated: { article, ann, annotation },
    db,
    pageOf,
  }) => {
    await insertComment(db, article, annotation, ann, { body: "Here after all." });
    const page = await pageOf(ann);
    await page.route("**/api/threads?*", (route) => route.abort());
    await openThread(page, article, annotation);
    await expect(discussion(page).getByText("The discussion did not load.")).toBeVisible();
    await page.unroute("**/api/threads?*");
    await discussion(page).getByRole("button", { name: "Try again" }).click();
    await expect(comment(page, "Here after all.")).toBeVisible();
  });

  test("of the whole article stands under the text", async ({ db, openReader }) => {
    const { article, page } = await openReader();
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

  test("hostile words do nothing, in either theme", async ({
    annotated: { article, ann, annotation },
    db,
    pageOf,
  }) => {
    const hostile = [
      '<img src=x onerror="window.struck = 1">',
      "[press](javascript:window.struck=1)",
      "*x* <script>window.struck = 1</script>",
      "![x](https://tracker.invalid/x.png)",
      "# A heading that shouts",
      `${"> ".repeat(3_000)}deep`,
    ];
    for (const body of hostile) await insertComment(db, article, annotation, ann, { body });
    const page = await pageOf(ann);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await openThread(page, article, annotation);
    await expect(comment(page, "A heading that shouts").locator("strong")).toBeVisible();
    await expect(discussion(page).locator("img, script, h1, h2")).toHaveCount(0);
    await comment(page, "press").getByText("press").click();
    expect(await page.evaluate(() => "struck" in window)).toBe(false);
    expect(asked.some((url) => url.includes("tracker.invalid"))).toBe(false);
    await expectAccessible(page);
  });
});
