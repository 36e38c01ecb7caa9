import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import type { Pool } from "pg";
import { insertGroup } from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { PHONE, test } from "./support/fixtures";

const uniqueName = (words: string) => `${words} ${randomUUID().slice(0, 8)}`;

async function rolesIn(db: Pool, groupId: string): Promise<Record<string, string>> {
  const { rows } = await db.query<{ personId: string; role: string }>(
    `SELECT "personId", role FROM "Membership" WHERE "groupId" = $1`,
    [groupId],
  );
  return Object.fromEntries(rows.map(({ personId, role }) => [personId, role]));
}

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content).toBeLessThanOrEqual(window ?? 0);
}

async function createLink(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Create link" }).click();
  return page.getByLabel("Invitation link").inputValue();
}

test("leads a newcomer from the empty list to a group of their own", async ({ db, makePerson, pageOf }) => {
  const ann = await makePerson("Ann");
  const page = await pageOf(ann);
  const name = uniqueName("Night desk");
  await page.goto("/groups");
  await expect(page.getByRole("heading", { name: "You are not in a group yet" })).toBeVisible();
  await page.getByRole("link", { name: "Create a group" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("radio", { name: /^Newsroom/ }).check();
  await page.getByLabel("Description").fill("We check each other.\nAlways.");
  await page.getByRole("button", { name: "Create group" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("Your role: Editor-in-chief.")).toBeVisible();
  const { rows } = await db.query(`SELECT id, kind, description FROM "Group" WHERE name = $1`, [name]);
  expect(rows).toMatchObject([{ kind: "newsroom", description: "We check each other.\nAlways." }]);
  expect(await rolesIn(db, rows[0].id)).toEqual({ [ann.id]: "owner" });
  await page.goto("/groups");
  await expect(page.getByRole("listitem").filter({ hasText: name })).toContainText("Editor-in-chief");
});

test("invites by a link that is shown once, joins by it, and ends it", async ({ db, makePerson, pageOf }) => {
  const [ann, ben] = [await makePerson("Ann Arbor"), await makePerson("Ben Okafor")];
  const group = await insertGroup(db, { [ann.id]: "owner" }, { name: uniqueName("Seminar") });
  const owner = await pageOf(ann);
  await owner.goto(`/groups/${group.slug}`);
  const link = await createLink(owner);
  await expect(owner.getByText("not used yet")).toBeVisible();
  await owner.reload();
  await expect(owner.getByLabel("Invitation link")).toHaveCount(0);

  const visitor = await pageOf(null);
  await visitor.goto(link);
  await expect(visitor.getByText(`Ann Arbor invites you to ${group.name}.`)).toBeVisible();
  const back = encodeURIComponent(new URL(link).pathname);
  await expect(visitor.getByRole("link", { name: "Sign in to join" })).toHaveAttribute(
    "href",
    `/sign-in?next=${back}`,
  );

  const guest = await pageOf(ben);
  await guest.goto(link);
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest).toHaveURL(`/groups/${group.slug}`);
  await expect(guest.getByText("Your role: Student.")).toBeVisible();
  expect(await rolesIn(db, group.id)).toEqual({ [ann.id]: "owner", [ben.id]: "member" });
  await guest.goto(link);
  await expect(guest.getByText(`You already belong to ${group.name}.`)).toBeVisible();

  await owner.reload();
  await expect(owner.getByText("used once")).toBeVisible();
  await owner.getByRole("button", { name: /^Revoke/ }).click();
  await expect(owner.getByText("The link no longer works.")).toBeVisible();
  await expect(owner.getByText("No link works at the moment.")).toBeVisible();
  await visitor.reload();
  await expect(visitor.getByRole("heading", { name: "This invitation has ended" })).toBeVisible();
  await expectAccessible(visitor);
  await visitor.goto("/invite/there-was-never-such-a-link");
  await expect(visitor.getByRole("heading", { name: "There is no such invitation" })).toBeVisible();
});

test("gives roles and takes members out with the keyboard alone, and says what was done", async ({
  db,
  makePerson,
  pageOf,
}) => {
  const [ann, ben, eva] = [await makePerson("Ann"), await makePerson("Ben"), await makePerson("Eva")];
  const group = await insertGroup(db, { [ann.id]: "owner", [ben.id]: "member", [eva.id]: "member" });
  const page = await pageOf(ann);
  await page.goto(`/groups/${group.slug}`);
  await page.getByRole("button", { name: "Role of Ben" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: /^Teacher/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Ben is now Assistant." })).toBeVisible();
  await expect(page.getByRole("button", { name: "Role of Ben: Assistant" })).toBeVisible();

  await page.getByRole("button", { name: "Remove Eva" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("dialog").getByRole("button", { name: "Remove Eva" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Eva was removed." })).toBeFocused();
  expect(await rolesIn(db, group.id)).toEqual({ [ann.id]: "owner", [ben.id]: "moderator" });
});

test("asks an owner once more before they step down, and keeps the last one", async ({
  db,
  makePerson,
  pageOf,
}) => {
  const [ann, ben] = [await makePerson("Ann"), await makePerson("Ben")];
  const group = await insertGroup(db, { [ann.id]: "owner", [ben.id]: "owner" }, { kind: "forum" });
  const page = await pageOf(ann);
  await page.goto(`/groups/${group.slug}`);
  await page.getByRole("button", { name: "Role of Ann" }).click();
  await page.getByRole("button", { name: "Become Participant" }).click();
  await expect(page.getByText("Your role: Participant.")).toBeVisible();
  expect(await rolesIn(db, group.id)).toEqual({ [ann.id]: "member", [ben.id]: "owner" });
  const other = await pageOf(ben);
  await other.goto(`/groups/${group.slug}`);
  await expect(other.getByText("You alone run this group.")).toBeVisible();
  await expect(other.getByRole("button", { name: "Leave group" })).toHaveCount(0);
});

test("keeps what was typed when somebody else saved first, and shows both", async ({
  db,
  makePerson,
  pageOf,
}) => {
  const ann = await makePerson("Ann");
  const group = await insertGroup(db, { [ann.id]: "owner" }, { name: uniqueName("Before") });
  const page = await pageOf(ann);
  await page.goto(`/groups/${group.slug}/edit`);
  await page.getByLabel("Name").fill("What I typed");
  await db.query(`UPDATE "Group" SET name = 'What they saved', version = version + 1 WHERE id = $1`, [
    group.id,
  ]);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "What they saved" })).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("What I typed");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "What I typed" })).toBeVisible();
});

test("shows what is wrong beside its field and loses nothing", async ({ makePerson, pageOf }) => {
  const page = await pageOf(await makePerson("Ann"));
  await page.goto("/groups/new");
  await page.getByLabel("Name").fill("   ");
  await page.getByRole("radio", { name: /^Forum/ }).check();
  await page.getByLabel("Description").fill("Kept as it was typed.");
  await page.getByRole("button", { name: "Create group" }).click();
  await expect(page.getByText("Write something here.")).toBeVisible();
  await expect(page.getByLabel("Name")).toBeFocused();
  await expect(page.getByRole("radio", { name: /^Forum/ })).toBeChecked();
  await expect(page.getByLabel("Description")).toHaveValue("Kept as it was typed.");
  await expectAccessible(page);
});

test("lets a member leave, and shows outsiders nothing", async ({ db, makePerson, pageOf }) => {
  const [ann, ben] = [await makePerson("Ann"), await makePerson("Ben")];
  const group = await insertGroup(db, { [ann.id]: "owner", [ben.id]: "member" });
  const page = await pageOf(ben);
  await page.goto(`/groups/${group.slug}`);
  await expect(page.getByRole("button", { name: /^(Role of|Remove|Create link)/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Leave group" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Leave group" }).click();
  await expect(page).toHaveURL("/groups");
  expect(await rolesIn(db, group.id)).toEqual({ [ann.id]: "owner" });
  for (const address of [group.slug, group.id, "there-is-no-such-group"]) {
    const response = await page.goto(`/groups/${address}`);
    expect(response?.status()).toBe(404);
    await expect(page.getByText(group.name)).toHaveCount(0);
  }
});

test("founds, invites, joins and manages without JavaScript", async ({ db, makePerson, pageOf }) => {
  const [ann, ben] = [await makePerson("Ann"), await makePerson("Ben")];
  const name = uniqueName("Plain");
  const page = await pageOf(ann, { javaScriptEnabled: false });
  await page.goto("/groups/new");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create group" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const path = new URL(await createLink(page), page.url()).pathname;

  const guest = await pageOf(ben, { javaScriptEnabled: false });
  await guest.goto(path);
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest.getByText("Your role: Student.")).toBeVisible();

  await page.goto(page.url());
  await page.getByRole("button", { name: "Role of Ben" }).click();
  await page.getByRole("menuitem", { name: /^Observer/ }).click();
  await expect(page.getByRole("button", { name: "Role of Ben: Observer" })).toBeVisible();
  await page.getByRole("button", { name: "Remove Ben" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove Ben" }).click();
  await expect(page.getByText("Ben was removed.")).toBeVisible();
  const { rows } = await db.query(`SELECT id FROM "Group" WHERE name = $1`, [name]);
  expect(await rolesIn(db, rows[0].id)).toEqual({ [ann.id]: "owner" });
});

for (const device of ["desk", "phone"] as const) {
  test(`is accessible and fits, on a ${device}`, async ({ db, makePerson, pageOf }) => {
    test.slow();
    const options = device === "phone" ? PHONE : {};
    const ann = await makePerson("Ann");
    const long = await makePerson(
      "Donaudampfschifffahrtsgesellschaftskapitän Wolfeschlegelsteinhausenbergerdorff",
    );
    const group = await insertGroup(
      db,
      { [ann.id]: "owner", [long.id]: "member" },
      { name: "Donaudampfschifffahrtsgesellschaftskapitänswitwenverein der Stadt" },
    );
    const page = await pageOf(ann, options);
    const check = async () => {
      await expectNoSidewaysScrolling(page);
      await expectAccessible(page);
    };
    for (const path of ["/groups", "/groups/new", `/groups/${group.slug}/edit`, `/groups/${group.slug}`]) {
      await page.goto(path);
      await check();
    }
    for (const opener of [/^Role of Donau/, /^Remove Donau/]) {
      await page.getByRole("button", { name: opener }).click();
      const panel = page.locator("[popover]:popover-open");
      await expect(panel).toBeInViewport({ ratio: 1 });
      await check();
      await page.keyboard.press("Escape");
      await expect(panel).toHaveCount(0);
    }
    const link = await createLink(page);
    await check();
    const visitor = await pageOf(null, options);
    await visitor.goto(link);
    await expectNoSidewaysScrolling(visitor);
    await expectAccessible(visitor);
  });

  test(`shows codebooks accessibly, on a ${device}`, async ({ pageOf }) => {
    const page = await pageOf(null, device === "phone" ? PHONE : {});
    for (const path of ["/codebooks", "/codebooks/persuasion-techniques#doubt"]) {
      await page.goto(path);
      await expectNoSidewaysScrolling(page);
      await expectAccessible(page);
    }
  });
}

test("shows a codebook as a reference whose examples lead to where they stand", async ({ page }) => {
  await page.goto("/codebooks");
  await page.getByRole("link", { name: "Wording and attribution" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Wording and attribution" })).toBeVisible();
  await page
    .getByRole("navigation", { name: "Codes" })
    .getByRole("link", { name: "Possessive blame" })
    .click();
  await expect(page).toHaveURL(/#possessive-blame$/);
  const code = page.getByRole("region", { name: "Possessive blame" });
  await expect(code).toBeInViewport();
  await expect(code.getByRole("blockquote").filter({ hasText: "Biden's war" })).toBeVisible();
  await code.getByRole("link", { name: /See it in the article.*Biden's war/ }).click();
  await expect(page).toHaveURL(/\/articles\/witkoff-st-petersburg-permanent-peace/);
  await expect(page.getByText("Biden's war").first()).toBeAttached();
});
