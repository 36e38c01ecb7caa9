import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { codeIdOf, insertAnnotation } from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { PHONE, test } from "./support/fixtures";

test("a selection is counted and taken out; changed lines come in again, told line by line, and are taken back", async ({
  db,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const article = await makeArticle();
  const me = await makePerson();
  const doubt = await codeIdOf(db, "doubt");
  await insertAnnotation(db, article, me, { exact: "👨‍👩‍👧‍👦", codeIds: [doubt] });
  await insertAnnotation(db, article, me, { exact: "U.S. envoy", codeIds: [doubt], note: "Who sent him?" });
  const page = await pageOf(me);

  await page.goto("/exports");
  const query = page.getByRole("textbox", { name: "Which annotations" });
  await query.fill("code:dout group:no-such-group");
  await page.getByRole("button", { name: "Count", exact: true }).click();
  // All that is wrong, each at its place, with what may have been meant.
  await expect(page.getByRole("alert").getByRole("listitem")).toHaveText([
    "code:dout: there is no such code.Did you meandoubt",
    "group:no-such-group: there is no such group.",
  ]);
  await expect(page.locator("[data-mark]")).toHaveText(["dout", "no-such-group"]);
  await expectAccessible(page);
  await page.getByRole("link", { name: "doubt", exact: true }).click();
  await expect(query).toHaveValue("code:doubt group:no-such-group");
  await expect(page.locator("[data-mark]")).toHaveText(["no-such-group"]);
  await query.fill(`article:${article.slug} code:doubt`);
  await page.getByRole("button", { name: "Count", exact: true }).click();
  await expect(page.getByText("2 annotations in 1 article")).toBeVisible();
  await page.getByRole("radio", { name: /Propaganda corpus/ }).check();
  const arriving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const file = await (await arriving).path();
  await expect(page.getByText(/\.tsv is there/)).toBeVisible();
  await expectAccessible(page);
  const spans = await readFile(file, "utf8");
  const rows = spans
    .trim()
    .split("\n")
    .map((line) => line.split("\t"));
  const words = (row: string[] | undefined) =>
    [...article.text].slice(Number(row?.[2]), Number(row?.[3])).join("");
  expect(rows.map(words)).toEqual(["👨‍👩‍👧‍👦", "U.S. envoy"]);

  // The same with a new line and two bad ones, under the name that the corpus has for the article.
  const changed = `${spans.replaceAll(article.slug, "111")}111\tLoaded_Language\t0\t5\n111\tNonsense\t0\t5\n111\tDoubt\t0\t99999\n`;
  await page.goto("/imports");
  await page
    .getByLabel("The file", { exact: true })
    .setInputFiles({ name: "spans.tsv", mimeType: "text/plain", buffer: Buffer.from(changed) });
  await page.getByLabel("Who will see them").selectOption({ label: "Public" });
  await page.getByLabel("What the file calls articles").fill(`111 /articles/${article.slug}`);
  await page.getByRole("button", { name: "See what will be added" }).click();
  const report = page.getByRole("region", { name: "What will be added" });
  await expect(report).toContainText("1 annotation on 1 article");
  await expect(report).toContainText("2 are already here, and left as they are");
  await expect(report).toContainText(
    "Line 4. Not brought in. “Nonsense” is no code of Persuasion techniques.",
  );
  await expect(report).toContainText("Line 5. Not brought in. It reaches past the end of the text");
  await expectAccessible(page);
  const count = async () =>
    (
      await db.query(`SELECT 1 FROM "Annotation" WHERE "articleId" = $1 AND "deletedAt" IS NULL`, [
        article.id,
      ])
    ).rowCount;
  expect(await count()).toBe(2);
  await page.getByRole("button", { name: "Bring in the good one" }).click();
  await expect(page.getByRole("region", { name: "What was added" })).toContainText(
    "1 annotation on 1 article",
  );
  expect(await count()).toBe(3);
  await page.getByRole("button", { name: "Take this import back" }).click();
  await expect(page.getByText("Taken back: 1 annotation.")).toBeVisible();
  expect(await count()).toBe(2);
});

test("on a phone, and without JavaScript, the same forms do", async ({
  db,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const article = await makeArticle();
  const me = await makePerson();
  await insertAnnotation(db, article, me, { exact: "Trump", note: "plain as it is" });
  const phone = await pageOf(me, PHONE);
  for (const address of ["/exports", "/imports"]) {
    await phone.goto(address);
    await expectAccessible(phone);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  }
  const plain = await pageOf(me, { javaScriptEnabled: false });
  await plain.goto(`/exports?query=article:${article.slug}`);
  await plain.getByRole("radio", { name: /JSON lines/ }).check();
  const arriving = plain.waitForEvent("download");
  await plain.getByRole("button", { name: "Download" }).click();
  const file = await arriving;
  expect(file.suggestedFilename()).toMatch(/^marginalia-annotations-[\d-]+\.jsonl$/);
  expect(await readFile(await file.path(), "utf8")).toContain("plain as it is");
});
