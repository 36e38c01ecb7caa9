import { expect, type Page } from "@playwright/test";
import type { Pool } from "pg";
import { insertCodebook } from "../support/codebook-rows";
import { insertAnnotation, insertGroup, type TestArticle, type TestPerson } from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { PHONE, test } from "./support/fixtures";
import { openLive } from "./support/live";
import { callAs } from "./support/moderation";

const row = (page: Page, name: string) => page.getByRole("treeitem", { name: new RegExp(`^${name}\\b`) });
const tree = async (page: Page): Promise<string[]> =>
  page
    .getByRole("treeitem")
    .evaluateAll((rows) =>
      rows.map((each) => `${each.ariaLevel} ${each.querySelector("[data-name]")?.firstChild?.textContent}`),
    );

/** A class with a codebook, in which teacher and student coded one passage differently. */
async function codingClass({
  db,
  makePerson,
  makeArticle,
}: {
  db: Pool;
  makePerson: (name: string) => Promise<TestPerson>;
  makeArticle: () => Promise<TestArticle>;
}) {
  const [teacher, student] = [await makePerson("Tea Cher"), await makePerson("Stu Dent")];
  const group = await insertGroup(db, { [teacher.id]: "owner", [student.id]: "member" });
  const book = await insertCodebook(db, group.id);
  const article = await makeArticle();
  const [first, second] = book.codes;
  const mark = (by: { id: string }, exact: string, ...codeIds: string[]) =>
    insertAnnotation(db, article, by, { exact, groupId: group.id, codeIds });
  const note = await mark(student, "Biden's war", first);
  await mark(teacher, "war", second);
  return { teacher, student, group, book, article, note, first, second };
}

test.describe("the editor of a codebook", () => {
  test("is worked by keys and by mouse: add, rename, move, drag; and takes examples from what was disputed", async ({
    db,
    pageOf,
    makePerson,
    makeArticle,
  }) => {
    const { teacher, book, article, note, first } = await codingClass({ db, makePerson, makeArticle });

    const page = await pageOf(teacher);
    await page.goto(`/codebooks/book-${book.id}/edit`);
    expect(await tree(page)).toEqual(["1 Heading", "1 First", "1 Second"]);
    await expectAccessible(page);

    // By keys: under the heading, renamed, and one more beside it.
    await row(page, "First").focus();
    await page.keyboard.press("Alt+ArrowRight");
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("1 passage by 1 person in 1 article");
    await dialog.getByRole("checkbox", { name: /without asking/ }).check();
    await dialog.getByRole("button", { name: "Move", exact: true }).press("Enter");
    await expect.poll(() => tree(page)).toEqual(["1 Heading", "2 First", "1 Second"]);
    await row(page, "Second").focus();
    await page.keyboard.press("Alt+ArrowRight");
    await expect.poll(() => tree(page)).toEqual(["1 Heading", "2 First", "2 Second"]);
    await expect(page.getByText("Second: 2 of 2 under Heading")).toBeAttached();
    await page.keyboard.press("F2");
    await page.getByRole("textbox", { name: "New name of Second" }).fill("Fear");
    await page.keyboard.press("Enter");
    await expect(dialog).toContainText("Rename “Second” to “Fear”?");
    await expect(dialog).toContainText("will show it under its new name");
    await page.keyboard.press("Enter");
    await expect(row(page, "Fear")).toBeFocused();
    await page.keyboard.press("Insert");
    const form = page.getByRole("form", { name: "A new code" });
    await expect(form.getByRole("textbox", { name: "Name" })).toBeFocused();
    await page.keyboard.type("first");
    await expect(form.getByText("Another code under Heading has this name.")).toBeVisible();
    await form.getByRole("textbox", { name: "Name" }).fill("Hope");
    await page.keyboard.press("Enter");
    await expect.poll(() => tree(page)).toEqual(["1 Heading", "2 First", "2 Fear", "2 Hope"]);
    // The keyboard goes on from the new row: into its form, back, and the code is taken back and made again.
    await expect(row(page, "Hope")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("form", { name: "The code Hope" }).getByLabel("Name")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(row(page, "Hope")).toBeFocused();
    await page.keyboard.press("ControlOrMeta+z");
    await expect.poll(() => tree(page)).toEqual(["1 Heading", "2 First", "2 Fear"]);
    await expect(row(page, "Heading")).toBeFocused();
    await page.keyboard.press("ControlOrMeta+Shift+z");
    await expect.poll(() => tree(page)).toEqual(["1 Heading", "2 First", "2 Fear", "2 Hope"]);

    // By mouse: dragged above the first one.
    await row(page, "Hope").dragTo(row(page, "First"), { targetPosition: { x: 90, y: 3 } });
    await expect.poll(() => tree(page)).toEqual(["1 Heading", "2 Hope", "2 First", "2 Fear"]);

    // What is typed stays unsaved until it is saved; an example comes from where people disagreed.
    await row(page, "First").click();
    const code = page.getByRole("form", { name: "The code First" });
    await code.getByRole("textbox", { name: "Definition" }).fill("Puts an event on somebody.");
    await code.getByRole("button", { name: "Look for disputed passages" }).click();
    await expect(code.getByText("Tea Cher chose Fear")).toBeVisible();
    await code.getByRole("button", { name: "Take as an example" }).click();
    await expect(row(page, "First")).toHaveAccessibleName(/not saved/);
    await code.getByRole("button", { name: "Save" }).click();
    await expect(code.getByText(/Saved as version/)).toBeVisible();
    const { rows } = await db.query(`SELECT definition, "positiveExamples" FROM "Code" WHERE id = $1`, [
      first,
    ]);
    expect(rows[0]).toEqual({
      definition: "Puts an event on somebody.",
      positiveExamples: [{ text: "Biden's war", why: "", from: article.slug, annotationId: note.id }],
    });
  });

  test("says what a merge changes, undoes it, minds who was quicker, shows it everywhere, and keeps the history", async ({
    baseURL,
    db,
    pageOf,
    makePerson,
    makeArticle,
  }) => {
    const { teacher, student, group, book, article, note, first, second } = await codingClass({
      db,
      makePerson,
      makeArticle,
    });
    const page = await pageOf(teacher);
    // At first nobody is told of anything: the stream of news does not come through.
    await page.route(/\/api\/live/, (route) => route.abort());
    await page.goto(`/codebooks/book-${book.id}/edit`);
    await row(page, "First").click();
    const code = page.getByRole("form", { name: "The code First" });
    const dialog = page.getByRole("dialog");
    // A merge says what it does first; its undo stands in the toast.
    const codesOf = async () =>
      (await db.query(`SELECT "codeId" FROM "AnnotationCode" WHERE "annotationId" = $1`, [note.id])).rows;
    await page.getByRole("button", { name: "Merge…" }).click();
    await dialog.getByLabel("Merge it into").selectOption({ label: "Second" });
    await dialog.getByRole("button", { name: "See what changes" }).click();
    await expect(dialog).toContainText("Merge “First” into “Second”?");
    await expect(dialog).toContainText("1 passage by 1 person in 1 article will have the other code instead");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Merge", exact: true }).click();
    await expect.poll(() => tree(page)).toEqual(["1 Heading", "1 Second"]);
    expect(await codesOf()).toEqual([{ codeId: second }]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => tree(page)).toEqual(["1 Heading", "1 First", "1 Second"]);
    expect(await codesOf()).toEqual([{ codeId: first }]);

    // Somebody else was quicker: what was typed is still there.
    await db.query(`UPDATE "Codebook" SET version = version + 1 WHERE id = $1`, [book.id]);
    await code.getByRole("textbox", { name: "When to use", exact: true }).fill("Mine.");
    await code.getByRole("button", { name: "Save" }).click();
    await expect(code.getByRole("alert")).toContainText("Somebody changed this codebook meanwhile");
    await expect(code.getByRole("textbox", { name: "When to use", exact: true })).toHaveValue("Mine.");
    await code.getByRole("button", { name: "Save" }).click();
    await expect(code.getByText(/Saved as version/)).toBeVisible();

    // What somebody changes elsewhere stands on every open page, and what is being typed stays.
    await page.unroute(/\/api\/live/);
    const [reading, settling] = [await pageOf(student), await pageOf(teacher)];
    await openLive(reading, `/articles/${article.slug}?group=${group.slug}`);
    await openLive(settling, `/articles/${article.slug}/settle?group=${group.slug}`);
    await openLive(page, `/codebooks/book-${book.id}/edit`);
    await row(page, "First").click();
    const definition = code.getByRole("textbox", { name: "Definition" });
    await definition.fill("Mine.");
    const change = async (change: object) => {
      const { rows } = await db.query(`SELECT version FROM "Codebook" WHERE id = $1`, [book.id]);
      const body = { version: rows[0].version, change };
      await callAs(baseURL, teacher, "POST", `/api/codebooks/${book.id}/changes`, body);
    };
    await change({ kind: "edit-code", codeId: first, fields: { name: "Blame", hue: "teal" } });
    await change({ kind: "deprecate-code", codeId: second });
    await expect(reading.locator("mark[data-hue=teal]").first()).toBeVisible();
    await expect(reading.getByText("Blame").first()).toBeVisible();
    await expect(settling.getByText("Blame").filter({ visible: true }).first()).toBeVisible();
    await expect.poll(() => tree(page)).toEqual(["1 Heading", "1 Blame"]);
    const renamed = page.getByRole("form", { name: "The code Blame" });
    await expect(renamed.getByLabel("Name")).toHaveValue("Blame");
    await expect(renamed.getByRole("textbox", { name: "Definition" })).toHaveValue("Mine.");
    await expect(renamed.getByRole("alert")).toHaveCount(0);
    await change({ kind: "edit-code", codeId: first, fields: { definition: "Theirs." } });
    await expect(renamed.getByRole("alert")).toContainText("Somebody changed the same words meanwhile");
    await renamed.getByRole("button", { name: "Discard changes" }).click();
    await expect(renamed.getByRole("textbox", { name: "Definition" })).toHaveValue("Theirs.");
    await expect(renamed.getByRole("alert")).toHaveCount(0);

    // The history reads back, also without what can be pressed there.
    await page.goto(`/codebooks/book-${book.id}/history`);
    await expect(
      page.getByRole("listitem").filter({ hasText: "Merged “First” into “Second”" }),
    ).toContainText("taken back by version");
    await expectAccessible(page);
    await page.getByRole("link", { name: "Read: Version 1", exact: true }).click();
    await expect(page.getByText("This is version 1, as it was")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Second" })).toBeVisible();
  });

  test("takes a codebook of another program in, line by line, and fits a phone", async ({
    db,
    pageOf,
    makePerson,
  }) => {
    const teacher = await makePerson("Tea Cher");
    await insertGroup(db, { [teacher.id]: "owner" }, { name: "Our class" });
    const page = await pageOf(teacher, PHONE);
    await page.goto("/codebooks");
    await page.getByRole("link", { name: "Import" }).click();
    const file = (codes: string) => ({
      name: "Frames.qdc",
      mimeType: "application/xml",
      buffer: Buffer.from(
        `<?xml version="1.0"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>\n${codes}\n</Codes></CodeBook>`,
      ),
    });
    const code = (guid: number, name: string, inside = "") =>
      `<Code guid="0190000${guid}" name="${name}" isCodable="true" color="#C53A02">${inside}</Code>`;
    await page.getByLabel("File").setInputFiles(file(`${code(1, "Blame")}\n${code(1, "Praise")}`));
    await page.getByRole("button", { name: "Look at it" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "One thing keeps this file out" })).toContainText(
      "Line 4 Praise",
    );
    await expectAccessible(page);
    const others = Array.from({ length: 12 }, (_, at) => code(3 + at, `Frame ${at + 1}`)).join("");
    await page.getByLabel("File").setInputFiles(file(code(1, "Blame", code(2, "Shared blame") + others)));
    await page.getByRole("button", { name: "Look at it" }).click();
    await expect(page.getByText("“Frames” will be a new codebook with 14 codes")).toBeVisible();
    await page.getByRole("button", { name: "Import these codes" }).click();
    await expect(row(page, "Shared blame")).toBeVisible();
    await expect(page.getByRole("treeitem")).toHaveCount(14);
    // A long list is folded, and searched by letters.
    await page.getByRole("button", { name: "Fold all", exact: true }).tap();
    expect(await tree(page)).toEqual(["1 Blame"]);
    await page.getByRole("searchbox", { name: "Find a code" }).fill("shared");
    expect(await tree(page)).toEqual(["1 Blame", "2 Shared blame"]);
    await page.keyboard.press("Enter");
    await expect(row(page, "Shared blame")).toBeFocused();

    // On a phone the form covers the list, and gives it back.
    const form = page.getByRole("form", { name: "The code Blame" });
    await expect(form).toBeHidden();
    await row(page, "Blame").tap();
    await expect(form).toBeVisible();
    await expectAccessible(page);
    await form.getByRole("radio", { name: "Teal, shade 2" }).check({ force: true });
    await form.getByRole("button", { name: "Save" }).press("Enter");
    await expect(form.getByText("Saved as version 2")).toBeVisible();
    await page.getByRole("button", { name: "Close" }).tap();
    await expect(form).toBeHidden();
    await expect(row(page, "Blame")).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
