import { expect, type Page } from "@playwright/test";
import type { Pool } from "pg";
import { v7 } from "uuid";
import {
  codeIdOf,
  insertAnnotation,
  insertGroup,
  type TestArticle,
  type TestGroup,
  type TestPerson,
} from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { PHONE, test } from "./support/fixtures";
import { openLive } from "./support/live";
import { scrollsSideways } from "./support/margin";
import { callAs } from "./support/moderation";

const row = (page: Page, words: string) =>
  page.getByRole("list", { name: "Passages" }).getByRole("button", { name: words });
const toDecide = (page: Page) =>
  page.getByRole("status").filter({ hasText: /to decide$|^Everything is decided$/ });

/** A teacher with an assistant, and two who coded the same article: one passage each of three kinds. */
async function makeClass(
  db: Pool,
  makePerson: (name: string) => Promise<TestPerson>,
  article: TestArticle,
): Promise<{ tea: TestPerson; assistant: TestPerson; ann: TestPerson; group: TestGroup }> {
  const [tea, ann, ben] = [await makePerson("Tea"), await makePerson("Ann"), await makePerson("Ben")];
  const assistant = await makePerson("Asa Assistant");
  const group = await insertGroup(db, {
    [tea.id]: "owner",
    [assistant.id]: "moderator",
    [ann.id]: "member",
    [ben.id]: "member",
  });
  const [doubt, blame] = [await codeIdOf(db, "doubt"), await codeIdOf(db, "possessive-blame")];
  const code = (by: { id: string }, exact: string, codeId: string, note = "") =>
    insertAnnotation(db, article, by, { exact, groupId: group.id, codeIds: [codeId], note });
  await code(ann, "Biden's war", blame, "Whose war?");
  await code(ben, "Biden's war", doubt);
  await code(ann, "talks as productive", doubt);
  await code(ben, "productive", doubt);
  for (const by of [ann, ben]) await code(by, "patience", blame);
  return { tea, assistant, ann, group };
}

/** Somebody codes a passage elsewhere. */
async function codeAs(
  baseURL: string | undefined,
  by: TestPerson,
  article: TestArticle,
  group: TestGroup,
  exact: string,
  code: string,
): Promise<void> {
  const start = article.text.indexOf(exact);
  const quote = { exact, prefix: "", suffix: "" };
  await callAs(baseURL, by, "POST", "/api/annotations", {
    id: v7(),
    articleId: article.id,
    groupId: group.id,
    target: { versionId: article.versionId, start, end: start + exact.length, quote },
    note: "",
    codes: [code],
  });
}

test("a group sees how far it agrees as soon as that is computed, and goes through where it differs by keys", async ({
  baseURL,
  db,
  makeArticle,
  makePerson,
  pageOf,
}) => {
  const article = await makeArticle();
  const { tea, assistant, group } = await makeClass(db, makePerson, article);
  const page = await pageOf(tea);
  await page.goto(`/groups/${group.slug}/agreement`);
  await page.evaluate(() => document.body.setAttribute("data-same-page", ""));
  const figures = page.getByRole("table");
  await expect(page.getByRole("region", { name: "Measures" }).first()).toContainText("Krippendorff", {
    timeout: 20_000,
  });
  await expect(figures.first()).toContainText("sentence × code");
  await expect(page.getByRole("region", { name: "Pair by pair" }).first()).toContainText("Ben");
  // The figures came by themselves, into the page that had none yet.
  await expect(page.locator("body")).toHaveAttribute("data-same-page", "");
  await expectAccessible(page);

  await page.goto(`/articles/${article.slug}/agreement?group=${group.slug}`);
  await expect(row(page, "Biden's war")).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByText("They gave this passage different codes.")).toBeVisible();
  await expect(page.getByText("Whose war?")).toBeVisible();
  await page.keyboard.press("j");
  await expect(row(page, "productive")).toHaveAttribute("aria-expanded", "true");
  await expect(row(page, "productive")).toBeFocused();
  await expect(page.locator("mark[data-active]").first()).toContainText("talks as");
  await expectAccessible(page);
  await page.keyboard.press("d");
  await expect(page.getByText("Discussion").first()).toBeVisible();
  await page.getByRole("group", { name: "Show" }).getByRole("button", { name: "Boundary" }).click();
  await expect(page.getByRole("list", { name: "Passages" }).locator("> li")).toHaveCount(1);

  // What somebody codes meanwhile is said, and taken in when one asks for it.
  const more = "The Kremlin";
  await codeAs(baseURL, assistant, article, group, more, await codeIdOf(db, "doubt"));
  await page.getByRole("button", { name: "1 new: show" }).click();
  await page.getByRole("group", { name: "Show" }).getByRole("button", { name: "One saw it" }).click();
  await expect(row(page, more)).toBeVisible();
  await expect(page.getByRole("button", { name: "1 new: show" })).toBeHidden();
});

test("a teacher settles passages by keys and takes one back; of two who settle the same, one wins", async ({
  baseURL,
  db,
  makeArticle,
  makePerson,
  pageOf,
}) => {
  test.setTimeout(90_000);
  const article = await makeArticle();
  const { tea, assistant, ann, group } = await makeClass(db, makePerson, article);
  const page = await pageOf(tea);
  // At first nobody is told of anything: the stream of news does not come through.
  await page.route(/\/api\/live/, (route) => route.abort());
  await page.goto(`/articles/${article.slug}/settle?group=${group.slug}`);
  await expect(toDecide(page)).toHaveText("3 passages to decide");
  // What is pressed while a decision is being saved is saved after it, and undoing takes back what was pressed last.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/settlements$/, (route) => held.then(() => route.continue()));
  await page.keyboard.press("a");
  await page.keyboard.press("a");
  await expect(toDecide(page)).toHaveText("1 passage to decide");
  await page.keyboard.press("z");
  release();
  await expect(toDecide(page)).toHaveText("2 passages to decide");
  await page.keyboard.press("z");
  await expect(toDecide(page)).toHaveText("3 passages to decide");
  await page.keyboard.press("n");
  await page.keyboard.press("a");
  await expect(toDecide(page)).toHaveText("2 passages to decide");
  await page.keyboard.press("z");
  await expect(toDecide(page)).toHaveText("3 passages to decide");
  await page.keyboard.press("c");
  await expect(page.getByRole("combobox", { name: "Find a code" })).toBeFocused();
  await page.keyboard.type("scare");
  await expect(page.getByRole("option", { name: "Scare quotes" })).toHaveAttribute("aria-selected", "true");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(toDecide(page)).toHaveText("2 passages to decide");
  await page.keyboard.press("z");
  await expect(toDecide(page)).toHaveText("3 passages to decide");
  await page.keyboard.press("j");
  await page.keyboard.press("b");
  await page.getByRole("button", { name: "End a word later" }).click();
  await page.getByRole("button", { name: "Settle with this boundary" }).click();
  await expect(toDecide(page)).toHaveText("2 passages to decide");
  await page.getByRole("button", { name: "Settle all 1 passage where all agree" }).click();
  await page.getByRole("button", { name: "Settle them" }).click();
  await expect(toDecide(page)).toHaveText("1 passage to decide");
  await page.keyboard.press("z");
  await expect(toDecide(page)).toHaveText("2 passages to decide");
  await page.getByRole("button", { name: "Settle all 1 passage where all agree" }).click();
  await page.getByRole("button", { name: "Settle them" }).click();
  await expect(toDecide(page)).toHaveText("1 passage to decide");

  // The assistant is quicker with the last one; the page says so and goes on from there.
  const map = await callAs(
    baseURL,
    assistant,
    "GET",
    `/api/articles/${article.id}/disagreement?group=${group.id}`,
  );
  const [{ choices }] = map.passages;
  const sources = choices.flatMap((one: { code: string; start: number; end: number; uses: object[] }) =>
    one.uses.map((use) => ({
      annotationId: (use as { annotationId: string }).annotationId,
      codeId: one.code,
      start: one.start,
      end: one.end,
    })),
  );
  const reject = () =>
    callAs(baseURL, assistant, "POST", `/api/articles/${article.id}/settlements`, {
      id: v7(),
      groupId: group.id,
      versionId: map.versionId,
      how: "rejected",
      codeId: choices[0].code,
      start: choices[0].start,
      end: choices[0].end,
      sources,
    });
  // Whatever else makes the page look, now and then or behind a decision, it sees nothing of that before the key.
  let look = () => {};
  const unseen = new Promise<void>((resolve) => {
    look = resolve;
  });
  await page.route(/\/(settlements|disagreement)\?group=/, (route) => unseen.then(() => route.continue()));
  const quicker = await reject();
  await page.keyboard.press("a");
  look();
  await expect(page.getByText("Asa Assistant already decided this").first()).toBeVisible();
  await expect(toDecide(page)).toHaveText("Everything is decided");
  await page.getByRole("tab", { name: "Settled layer" }).click();
  await expect(page.getByRole("list", { name: "Settled layer" })).toContainText("rejected by Asa Assistant");
  // The text beside it has what was settled, and not what was rejected.
  const text = page.getByRole("region", { name: "The article, with the passages to settle" });
  await expect(text.locator("mark")).toHaveText([/productive/, /patience/]);
  // A passage that was settled in words which a correction took out is put where it stands now, by keys.
  await db.query(
    `WITH old AS (
       INSERT INTO "ArticleVersion" (id, "articleId", number, title, text, markup, "wordCount", "contentHash", reason)
       SELECT $1, id, 0, 'Before', 'Once it was wholly otherwise, with patience of its own.', '[]', 10, 'before', '' FROM "Article" WHERE id = $2
       RETURNING id)
     INSERT INTO "Settlement" (id, "groupId", "articleId", "versionId", "codeId", start, "end", exact, how, "decidedById")
     SELECT $3, $4, $2, old.id, $5, 12, 43, 'wholly otherwise, with patience', 'accepted', $6 FROM old`,
    [v7(), article.id, v7(), group.id, await codeIdOf(db, "doubt"), tea.id],
  );
  await page.unroute(/\/api\/live/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "1 passage needs a look" })).toBeVisible();
  // With the stream there, what the assistant does stands on the page without loading it anew; and what is looked at
  // stays where it is, so that the next key decides nothing that nobody has seen.
  await expect(toDecide(page)).toHaveText("Everything is decided");
  await callAs(baseURL, assistant, "POST", `/api/settlements/${quicker.id}/undo`, {
    version: quicker.version,
  });
  await expect(toDecide(page)).toHaveText("1 passage to decide");
  await reject();
  await expect(page.getByText("Asa Assistant has just decided this.")).toBeVisible();
  await expect(page.getByRole("list", { name: "Decided meanwhile" })).toContainText("rejected");
  await page.keyboard.press("a");
  await expect(toDecide(page)).toHaveText("Everything is decided");
  await page.keyboard.press("p");
  await expect(page.getByLabel("Words to look for")).toBeFocused();
  await page.keyboard.type("Biden's war");
  await page.getByRole("button", { name: "End a word earlier" }).press("Enter");
  await page.getByRole("button", { name: "Put it here" }).press("Enter");
  await expect(page.getByRole("heading", { name: "needs a look" })).toBeHidden();
  await page.getByRole("tab", { name: "Settled layer" }).click();
  await expect(
    page.getByRole("list", { name: "Settled layer" }).getByText("Biden's", { exact: true }),
  ).toBeVisible();
  await page.getByRole("tab", { name: "Who agrees with it" }).click();
  await expect(page.getByRole("table")).toContainText("Ann");
  await expectAccessible(page);

  // A page with nothing to settle wakes with the first passage, and hears who has finished without a mark, by which
  // rule passages are settled, and that somebody who looks on must code blind first.
  const fresh = await makeArticle();
  await openLive(page, `/articles/${fresh.slug}/settle?group=${group.slug}`);
  await expect(page.getByRole("heading", { name: "Nothing to settle" })).toBeVisible();
  await codeAs(baseURL, assistant, fresh, group, "patience", await codeIdOf(db, "doubt"));
  await expect(toDecide(page)).toHaveText("1 passage to decide");
  await expect(row(page, "patience")).toContainText("Agreed");
  const set = (fields: object) =>
    callAs(baseURL, tea, "POST", `/api/groups/${group.id}/tasks`, {
      id: v7(),
      title: "Code it",
      articleIds: [fresh.id],
      coderIds: [ann.id],
      ...fields,
    });
  const task = await set({ votesToSettle: 2 });
  await expect(page.getByText("Here 2 votes settle a passage.")).toBeVisible();
  await callAs(baseURL, ann, "POST", `/api/tasks/${task.id}/finish`);
  await expect(row(page, "patience")).toContainText("One saw it");
  const [settling, comparing] = [await pageOf(ann), await pageOf(ann)];
  await openLive(settling, `/articles/${fresh.slug}/settle?group=${group.slug}`);
  await openLive(comparing, `/articles/${fresh.slug}/agreement?group=${group.slug}`);
  await expect(row(settling, "patience")).toBeVisible();
  await expect(row(comparing, "patience")).toBeVisible();
  const blind = await set({ isBlind: true, reveal: "by_hand" });
  for (const one of [settling, comparing]) {
    await expect(one.getByRole("heading", { name: "This cannot be compared now" })).toBeVisible();
    await expect(row(one, "patience")).toHaveCount(0);
  }
  await expect(toDecide(page)).toHaveText("1 passage to decide");
  await callAs(baseURL, tea, "POST", `/api/tasks/${blind.id}/reveal`, { version: blind.version });
  await expect(row(settling, "patience")).toBeVisible();
  await expect(row(comparing, "patience")).toBeVisible();
});

test("on a phone the passages stand under the text, and a report needs no script to be asked for", async ({
  db,
  makeArticle,
  makePerson,
  pageOf,
}) => {
  const [ann, ben] = [await makePerson("Ann"), await makePerson("Ben")];
  const group = await insertGroup(db, { [ann.id]: "owner", [ben.id]: "member" });
  const article = await makeArticle();
  const doubt = await codeIdOf(db, "doubt");
  for (const [by, exact] of [
    [ann, "Truth Social"],
    [ben, "on Truth Social"],
    [ann, "patience"],
  ] as const) {
    await insertAnnotation(db, article, by, { exact, groupId: group.id, codeIds: [doubt] });
  }
  const page = await pageOf(ann, PHONE);
  await page.goto(`/articles/${article.slug}/agreement?group=${group.slug}`);
  expect(await scrollsSideways(page)).toBe(false);
  const text = await page.getByRole("region", { name: "The article, with the passages" }).boundingBox();
  const list = await page.getByRole("list", { name: "Passages" }).boundingBox();
  expect(list?.y ?? 0).toBeGreaterThan((text?.y ?? 0) + (text?.height ?? Number.POSITIVE_INFINITY) - 1);
  await row(page, "patience").tap();
  await expect(page.getByText("One person marked this; nobody else did.")).toBeVisible();
  await page.getByRole("button", { name: "Show in the text" }).tap();
  await expect(page.locator("mark[data-active]")).toBeInViewport();
  // A passage stands alone in its sentences, the decisions at the thumb, and the whole text one step away.
  await page.goto(`/articles/${article.slug}/settle?group=${group.slug}`);
  const whole = page.getByRole("region", { name: "The article, with the passages to settle" });
  await expect(toDecide(page)).toHaveText("2 passages to decide");
  await expect(whole).toBeHidden();
  await expect(page.getByRole("button", { name: "Accept", exact: true })).toBeInViewport();
  await page.getByRole("button", { name: "Next passage" }).tap();
  await expect(page.getByRole("list", { name: "Passages" })).toContainText(/\. .*patience/);
  expect(await scrollsSideways(page)).toBe(false);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Show in the text" }).tap();
  await expect(whole.locator("mark[data-active]")).toBeInViewport();
  expect(await scrollsSideways(page)).toBe(false);
  await page.getByRole("button", { name: "Fold the article away" }).tap();
  await expect(whole).toBeHidden();
  await page.getByRole("button", { name: "Accept", exact: true }).tap();
  await expect(toDecide(page)).toHaveText("1 passage to decide");

  const still = await pageOf(ann, { javaScriptEnabled: false });
  await still.goto(`/groups/${group.slug}/agreement?article=${article.id}`);
  await expect(still.getByRole("heading", { level: 1 })).toContainText("Agreement in");
  await expect(still.getByText(/Computed/).first()).toBeVisible();
});
