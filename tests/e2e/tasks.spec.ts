import { expect, type Page } from "@playwright/test";
import { v7 } from "uuid";
import { codeIdOf, insertGroup } from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { PHONE, test } from "./support/fixtures";
import { marks } from "./support/highlighting";
import { elsewhere, openLive } from "./support/live";
import { callAs } from "./support/moderation";

const strip = (page: Page) => page.getByRole("complementary", { name: "Task" });

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content).toBeLessThanOrEqual(window ?? 0);
}

test("a class codes an article blind, each alone; then everybody's work is there, and who revised what", async ({
  db,
  baseURL,
  makePerson,
  makeArticle,
  pageOf,
}) => {
  test.setTimeout(90_000);
  const [tess, ann, ben] = [
    await makePerson("Tess Teacher"),
    await makePerson("Ann"),
    await makePerson("Ben"),
  ];
  const group = await insertGroup(
    db,
    { [tess.id]: "owner", [ann.id]: "member", [ben.id]: "member" },
    { name: "Media studies" },
  );
  // Titles of their own: the teacher chooses among all articles by their names.
  const [article, other] = [
    await makeArticle({ title: `A war and its names ${v7()}` }),
    await makeArticle({ title: `Another report ${v7()}` }),
  ];

  // The teacher sets it, and is told what is missing.
  const teacher = await pageOf(tess);
  await teacher.goto(`/groups/${group.slug}`);
  await teacher.getByRole("link", { name: "Tasks", exact: true }).click();
  await expect(teacher.getByRole("heading", { name: "No tasks yet" })).toBeVisible();
  await teacher.getByRole("link", { name: "New task" }).click();
  await teacher.getByLabel("Title", { exact: true }).fill("Whose war is it?");
  await teacher.getByLabel("Coded blind").check();
  await expectAccessible(teacher);
  await teacher.getByRole("button", { name: "Set task" }).click();
  await expect(teacher.getByText("Choose an article.")).toBeVisible();
  await expect(teacher.getByLabel("Title", { exact: true })).toHaveValue("Whose war is it?");
  await expect(teacher.getByLabel("Coded blind")).toBeChecked();
  await teacher.getByLabel(article.title).check();
  await teacher.getByLabel("Instructions").fill("Mark every passage that says **whose** war it is.");
  await teacher.getByRole("button", { name: "Set task" }).click();
  await expect(teacher.getByRole("heading", { level: 1, name: "Whose war is it?" })).toBeVisible();
  await expect(teacher.getByText("0 of 2 students have finished")).toBeVisible();

  // Ann begins on a phone, Ben at a desk; neither sees a trace of the other.
  const phone = await pageOf(ann, PHONE);
  await phone.goto(`/groups/${group.slug}/tasks`);
  await expectNoSidewaysScrolling(phone);
  await phone.getByRole("link", { name: "Whose war is it?" }).click();
  await expectAccessible(phone);
  await expectNoSidewaysScrolling(phone);
  const stream = phone.waitForResponse((response) => response.url().includes("/api/live"));
  await phone.getByRole("button", { name: /^Start/ }).click();
  await expect(strip(phone)).toContainText("you see only your own annotations until you have finished");
  await stream;
  await expectNoSidewaysScrolling(phone);
  const desk = await pageOf(ben);
  await openLive(desk, `/articles/${article.slug}?group=${group.slug}`);
  const [byAnn, byBen] = [await elsewhere(baseURL, ann), await elsewhere(baseURL, ben)];
  const annsOwn = await byAnn.annotate(article, "Biden's war", { groupId: group.id, note: "A blame" });
  await byBen.annotate(article, "Truth Social", { groupId: group.id, note: "A source" });
  await expect(marks(phone, "Biden's war")).toBeVisible();
  await expect(marks(desk, "Truth Social")).toBeVisible();
  await expect(marks(desk, "Biden's war")).toHaveCount(0);
  await expect(marks(phone, "Truth Social")).toHaveCount(0);

  // The teacher sees how far they are.
  await teacher.reload();
  await expect(teacher.getByRole("row", { name: /Ann/ })).toContainText("1");

  // Ann finishes in the reader and finds Ben's work; Ben, who has not, goes on alone.
  await strip(phone).getByText("Finish", { exact: true }).first().click();
  await strip(phone).getByRole("button", { name: "Finish" }).click();
  await expect(strip(phone)).toContainText("You have finished");
  await expect(marks(phone, "Truth Social")).toBeVisible();
  await expect(marks(desk, "Biden's war")).toHaveCount(0);
  await teacher.reload();
  await expect(teacher.getByText("1 of 2 students has finished")).toBeVisible();

  // With the last one everybody sees everything; the open pages show it by themselves.
  await strip(desk).getByText("Finish", { exact: true }).first().click();
  await strip(desk).getByRole("button", { name: "Finish" }).click();
  await expect(marks(desk, "Biden's war")).toBeVisible();
  await expect(strip(desk)).toContainText("Everybody's annotations are shown");

  // A part in another task, blind from the start, takes others' work off the open page at once, with the note that
  // is open on it; whoever has no part in it is blind too, and what is revealed comes back by itself.
  await marks(desk, "Biden's war").first().click();
  await expect(desk.getByText("A blame").first()).toBeVisible();
  const again = await callAs(baseURL, tess, "POST", `/api/groups/${group.id}/tasks`, {
    id: v7(),
    title: "And once more",
    articleIds: [article.id],
    coderIds: [ben.id],
    isBlind: true,
    reveal: "by_hand",
  });
  await expect(marks(desk, "Biden's war")).toHaveCount(0);
  await expect(desk.getByText("A blame")).toHaveCount(0);
  await expect(marks(desk, "Truth Social")).toBeVisible();
  await expect(marks(phone, "Truth Social")).toHaveCount(0);
  await expect(strip(desk)).toContainText("And once more");
  await callAs(baseURL, tess, "POST", `/api/tasks/${again.id}/reveal`, { version: again.version });
  await expect(marks(desk, "Biden's war")).toBeVisible();
  await expect(marks(phone, "Truth Social")).toBeVisible();
  await callAs(baseURL, tess, "DELETE", `/api/tasks/${again.id}?version=${again.version + 1}`);

  // Ann thinks again.
  const codeId = await codeIdOf(db, "loaded-language");
  await db.query(`INSERT INTO "AnnotationCode" ("annotationId", "codeId") VALUES ($1, $2)`, [
    annsOwn.id,
    codeId,
  ]);
  await byAnn.annotate(article, "The Kremlin", { groupId: group.id });
  await desk.goto(`/groups/${group.slug}/tasks`);
  await desk.getByRole("link", { name: "Whose war is it?" }).click();
  const revised = desk.getByRole("listitem").filter({ has: desk.getByRole("heading", { name: /^Ann/ }) });
  await expect(revised).toContainText("2 changes");
  await expect(revised).toContainText("chose another code");
  await expect(revised).toContainText("marked anew");
  await expectAccessible(desk);
  await teacher.reload();
  await teacher.getByRole("button", { name: "Close" }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await expect(teacher.getByText(/^Closed /)).toBeVisible();

  // Opened again, it is edited, with its date in the teacher's own time; deleted, it is brought back.
  await teacher.getByRole("button", { name: "Open again" }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Open again" }).click();
  await teacher.getByRole("link", { name: "Edit" }).click();
  await teacher.getByLabel("Title", { exact: true }).fill("Whose war was it?");
  await teacher.getByLabel("Due").fill("2099-07-01T09:30");
  await teacher.getByRole("button", { name: "Save changes" }).click();
  await expect(teacher.getByRole("heading", { level: 1, name: "Whose war was it?" })).toBeVisible();
  const { rows } = await db.query(`SELECT "dueAt" FROM "CodingTask" WHERE title = 'Whose war was it?'`);
  const typed = await teacher.evaluate(() => new Date("2099-07-01T09:30").toISOString());
  expect(rows[0].dueAt.toISOString()).toBe(typed);
  await teacher.getByRole("button", { name: "Delete" }).click();
  await expect(teacher.getByRole("dialog")).toContainText("What people marked");
  await teacher.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await teacher.getByRole("button", { name: /^Bring back.*Whose war/ }).click();
  await expect(teacher.getByText(/^Closed /)).toBeVisible();

  // Comparing, without JavaScript: an answer first, and then the others'.
  await teacher.goto(`/groups/${group.slug}/tasks/new`);
  await teacher.getByLabel("Compare two articles").check();
  await expect(teacher.getByLabel("Coded blind")).toBeHidden();
  await teacher.getByLabel("Title", { exact: true }).fill("Which takes sides?");
  await teacher.getByLabel(article.title).check();
  await teacher.getByLabel(other.title).check();
  await teacher.getByRole("button", { name: "Set task" }).click();
  await expect(teacher.getByText("0 of 2 students have answered")).toBeVisible();
  const address = new URL(teacher.url()).pathname;
  const plain = await pageOf(ben, { javaScriptEnabled: false });
  await plain.goto(address);
  await expect(plain.getByText("The overview is shown once you have answered.")).toBeVisible();
  await plain.getByRole("radio", { name: other.title }).check();
  await plain.getByLabel("What do you say, and why?").fill("It says “so-called”.");
  await plain.getByRole("button", { name: "Send my answer" }).click();
  await expect(plain.getByRole("link", { name: "See the overview" })).toBeVisible();
  await expect(plain.getByText("It says “so-called”.")).toBeVisible();
  await desk.goto(address);
  await expectAccessible(desk);
});
