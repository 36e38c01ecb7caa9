import { expect } from "@playwright/test";
import { v7 } from "uuid";
import { tokenInMailTo } from "../support/mail-tokens";
import { insertAnnotation, insertComment, insertGroup } from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/fixtures";

test("a reader sees what they were told by day, with who and where, and goes there", async ({
  db,
  makePerson,
  makeArticle,
  pageOf,
}) => {
  const [reader, writer, article] = [await makePerson("Rita"), await makePerson("Walt"), await makeArticle()];
  const annotation = await insertAnnotation(db, article, reader, { exact: "Biden's war" });
  const comment = await insertComment(db, article, annotation, writer, { body: "I see it **otherwise**." });
  await db.query(
    `INSERT INTO "Notification" (id, "personId", kind, "articleId", "groupId", "subjectId", "onceKey", data)
     SELECT $1, $2, 'replied', t."articleId", t."groupId", c.id, 'x', '{}'
     FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId" WHERE c.id = $3`,
    [v7(), reader.id, comment.id],
  );
  const page = await pageOf(reader);
  await page.goto("/");
  await page.getByRole("link", { name: "Notifications, 1 new" }).click();
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
  await expect(page.getByText(`Walt answered you on “${article.title}” in Public`)).toBeVisible();
  await expect(page.getByText("I see it otherwise.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Look at it" }).click();
  await expect(page).toHaveURL(new RegExp(`/articles/${article.slug}\\?comment=${comment.id}`));
  await expect(page.getByRole("link", { name: "Notifications", exact: true })).toBeVisible();
});

test("a reader chooses what they are mailed, for everything and for one group", async ({
  db,
  makePerson,
  pageOf,
}) => {
  const reader = await makePerson("Rita");
  const group = await insertGroup(db, { [reader.id]: "member" }, { name: "Letters of this test" });
  const page = await pageOf(reader);
  await page.goto("/account/notices");
  await expectAccessible(page);
  await page.getByRole("combobox", { name: "In general" }).selectOption("Once a day");
  await page.getByRole("combobox", { name: group.name }).selectOption("No mail");
  await page.getByRole("combobox", { name: "Time zone" }).selectOption("Europe/Berlin");
  await page.getByRole("button", { name: "Save choices" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("combobox", { name: "In general" })).toHaveValue("daily");
  await expect(page.getByRole("combobox", { name: group.name })).toHaveValue("off");
  await page.getByRole("combobox", { name: group.name }).selectOption("As above");
  await page.getByRole("button", { name: "Save choices" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const { rows } = await db.query(`SELECT "groupId", mail FROM "NoticeChoice" WHERE "personId" = $1`, [
    reader.id,
  ]);
  expect(rows).toEqual([{ groupId: null, mail: "daily" }]);
  await expect(page.getByRole("combobox", { name: "Time zone" })).toHaveValue("Europe/Berlin");
  await expect(page.getByRole("combobox", { name: "Hour of the daily mail" })).toHaveValue("6");

  // Without JavaScript too.
  const plain = await pageOf(reader, { javaScriptEnabled: false });
  await plain.goto("/account/notices");
  await plain.getByRole("combobox", { name: "Time zone" }).selectOption("America/New_York");
  await plain.getByRole("combobox", { name: "Hour of the daily mail" }).selectOption("20:00");
  await plain.getByRole("button", { name: "Save choices" }).click();
  await expect(plain.getByText("Saved.")).toBeVisible();
  await expect(plain.getByRole("combobox", { name: "Time zone" })).toHaveValue("America/New_York");
  const times = await db.query(`SELECT "timeZone", "digestHour" FROM "Person" WHERE id = $1`, [reader.id]);
  expect(times.rows).toEqual([{ timeZone: "America/New_York", digestHour: 20 }]);
});

test.describe("without JavaScript and without signing in", () => {
  test.use({ javaScriptEnabled: false });

  test("the address at the foot of a mail ends it, but only at the press of a button", async ({
    db,
    makePerson,
    page,
  }) => {
    const reader = await makePerson("Rita");
    const group = await insertGroup(db, { [reader.id]: "member" }, { name: "Letters of this test" });
    const choices = async () =>
      (await db.query(`SELECT "groupId", mail FROM "NoticeChoice" WHERE "personId" = $1`, [reader.id])).rows;
    const token = tokenInMailTo(reader, group.id);
    await page.goto(`/api/unsubscribe/${token}`);
    await expect(
      page.getByText(`Nothing that happens in ${group.name} will be mailed to you any more.`),
    ).toBeVisible();
    expect(await choices()).toEqual([]);
    await page.getByRole("button", { name: "End this mail" }).click();
    await expect(
      page.getByText(`Done. Nothing that happens in ${group.name} is mailed to you any more.`),
    ).toBeVisible();
    expect(await choices()).toEqual([{ groupId: group.id, mail: "off" }]);
  });

  test("a mail program ends it in one click, and a forged address is nobody's", async ({
    db,
    makePerson,
    baseURL,
  }) => {
    const reader = await makePerson("Rita");
    const oneClick = (token: string) =>
      fetch(`${baseURL}/api/unsubscribe/${token}`, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "List-Unsubscribe=One-Click",
      });
    const token = tokenInMailTo(reader);
    for (const times of [1, 2]) expect((await oneClick(token)).status, `${times}`).toBe(200);
    expect((await oneClick(`${token.slice(0, -2)}__`)).status).toBe(404);
    const { rows } = await db.query(`SELECT mail FROM "NoticeChoice" WHERE "personId" = $1`, [reader.id]);
    expect(rows).toEqual([{ mail: "off" }]);
  });
});
