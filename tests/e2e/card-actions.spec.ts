import { expect } from "@playwright/test";
import { active, card } from "./support/margin";
import { openArticle } from "./support/reader";
import { test } from "./support/scenes";

test.describe("what a card can do", () => {
  test("deletes with undo, and offers nothing that the viewer may not do", async ({
    three: { article, me, third },
    db,
    pageOf,
  }) => {
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
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(card(page, "Third note.")).toBeVisible();
    const deletedAt = () =>
      db.query(`SELECT "deletedAt" FROM "Annotation" WHERE id = $1`, [third.id]).then(({ rows }) => rows[0]);
    await expect.poll(deletedAt).toEqual({ deletedAt: null });
  });

  test("leaves the discussion of what its author removed, and says so", async ({
    three: { article, other },
    pageOf,
  }) => {
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
    three: { article, me, third },
    db,
    pageOf,
  }) => {
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
    three: { article, me },
    pageOf,
  }) => {
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
    three: { article, me, third },
    db,
    pageOf,
  }) => {
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
    await active(there).getByRole("button", { name: "edited" }).click();
    const history = there.getByRole("dialog", { name: "What it said before" });
    await expect(history.locator("ins")).toContainText("Written there");
    await expect(history.getByRole("listitem").last()).toContainText("Third note.");
    await there.keyboard.press("Escape");

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
