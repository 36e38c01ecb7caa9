import { expect } from "@playwright/test";
import { insertAnnotation } from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { noteField, notesOf, write } from "./support/discussion";
import { selectWithMouse } from "./support/passages";
import { openArticle } from "./support/reader";
import { PASSAGE, test } from "./support/scenes";

test.describe("a note", () => {
  test("for the group is read by others with its Markdown, one for me alone by nobody else", async ({
    db,
    openReader,
    pageOf,
    makePerson,
  }) => {
    const { article, me: ann, page } = await openReader();

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
    await openArticle(other, article);
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
    await openArticle(page, article, { annotation });

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
    await openNote();
    await expect(noteField(page)).toHaveValue("Half a thought, and");
    await expect(page.getByText("Draft from")).toBeVisible();

    // Signing out takes it away from nobody, and shows it to nobody.
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await openArticle(page, article, { annotation });
    await expect(noteField(page)).toHaveCount(0);
    await page.context().addCookies(cookies);
    await openArticle(page, article, { annotation });
    await openNote();
    await expect(noteField(page)).toHaveValue("Half a thought, and");

    await page.route("**/api/annotations/*", (route) => route.abort());
    await write(noteField(page), "A whole thought");
    await expect(page.getByText("Not saved yet.", { exact: true })).toBeVisible();
    expect((await notesOf(db, article, ann))[0]?.note).toBe("Before.");
    await page.reload();
    await openNote();
    await expect(noteField(page)).toHaveValue("A whole thought");

    await page.unroute("**/api/annotations/*");
    await noteField(page).press("Control+Enter");
    await expect.poll(async () => (await notesOf(db, article, ann))[0]?.note).toBe("A whole thought");
    await page.reload();
    await openNote();
    await expect(noteField(page)).toHaveValue("A whole thought");
    await expect(page.getByText("Draft from")).toHaveCount(0);
  });

  test("moves between me alone and the group, and is written with the formatting keys", async ({
    annotated: { article, ann, annotation },
    db,
    pageOf,
  }) => {
    const page = await pageOf(ann);
    await openArticle(page, article, { annotation });
    await page.keyboard.press("e");
    await noteField(page).press("Control+a");
    await noteField(page).press("Control+b");
    await expect(noteField(page)).toHaveValue("**Whose war?**");
    await noteField(page).press("Control+z");
    await expect(noteField(page)).toHaveValue("Whose war?");
    await page.getByRole("button", { name: "Italic" }).click();
    await expect(noteField(page)).toHaveValue("*Whose war?*");
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByRole("region", { name: "Preview" }).locator("em")).toHaveText("Whose war?");
    await expectAccessible(page);
    await page.getByRole("radio", { name: "Only me" }).check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect.poll(() => notesOf(db, article, ann)).toEqual([{ note: "*Whose war?*", groupId: null }]);
  });
});
