import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { v7 } from "uuid";
import { confirmationFor } from "../support/mail-tokens";
import { accessibilityFaults } from "./support/accessibility";
import { credentials, NEXT_PASSWORD, PASSWORD, unique } from "./support/accounts";
import { newLivingPage, PHONE, test } from "./support/fixtures";

async function signIn(page: Page, email: string, password: string) {
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
}

const accountMenu = (page: Page) => page.getByRole("button", { name: /^Account of / });

test.describe("demo accounts", () => {
  test("sign in with one click, come back to the page that was asked for, and sign out", async ({ page }) => {
    await page.goto("/sign-in?next=/account");
    const buttons = page.getByRole("region", { name: "Try it as" }).getByRole("button");
    await expect(buttons).toHaveCount(6);
    await buttons.filter({ hasText: "Teacher" }).click();
    await expect(page).toHaveURL("/account");
    await expect(page.getByText("A demo account")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Password" })).toHaveCount(0);
    await accountMenu(page).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page).toHaveURL("/");
    await expect(accountMenu(page)).toHaveCount(0);
  });

  test("work without JavaScript", async ({ browser, baseURL }) => {
    const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
    await page.goto("/sign-in?next=/account");
    await page.getByRole("button", { name: /^Second reader/ }).click();
    await expect(page).toHaveURL("/account");
    await expect(page.getByRole("textbox", { name: "Handle", exact: true })).toHaveValue("second-reader");
  });

  test("are not offered through a proxy", async ({ request }) => {
    const answer = await request.get("/sign-in", { headers: { via: "1.1 proxy.example.org" } });
    expect(await answer.text()).not.toContain("Try it as");
  });
});

test.describe("signing up and in", () => {
  test.use({ timezoneId: "Europe/Berlin" });

  test("tells faults beside their fields, loses nothing that was typed, and signs in", async ({
    page,
    db,
  }) => {
    const handle = `ada-${unique()}`;
    await page.goto("/sign-up");
    await page.getByLabel("Name").fill("Ada Browser");
    await page.getByRole("textbox", { name: "Handle", exact: true }).fill("moderator");
    await page.getByLabel("E-mail").fill("not an address");
    await page.getByLabel("Password").fill(PASSWORD);
    const submit = page.getByRole("button", { name: "Make account" });
    await submit.click();
    await expect(page.getByText("This is not an e-mail address.")).toBeVisible();
    await expect(page.getByLabel("E-mail")).toBeFocused();
    await expect(page.getByLabel("Password")).toHaveValue(PASSWORD);
    await page.getByLabel("E-mail").fill(`${handle}@example.org`);
    await submit.click();
    await expect(page.getByText("This handle is kept for the site.")).toBeVisible();
    await page.getByRole("textbox", { name: "Handle", exact: true }).fill(handle);
    await submit.click();
    await expect(page).toHaveURL("/");
    await expect(page.getByRole("button", { name: "Account of Ada Browser" })).toBeVisible();
    const { rows } = await db.query(
      `SELECT email, "passwordHash", "timeZone" FROM "Person" WHERE handle = $1`,
      [handle],
    );
    expect(rows).toEqual([
      {
        email: `${handle}@example.org`,
        passwordHash: expect.stringMatching(/^\$argon2id\$/),
        timeZone: "Europe/Berlin",
      },
    ]);
  });

  test("refuses a wrong password in plain words, takes the right one, and leads to no other site", async ({
    page,
    makePerson,
    db,
  }) => {
    const { email, passwordHash } = await credentials();
    const ada = await makePerson("Ada Browser", { email, passwordHash });
    const zone = async () =>
      (await db.query(`SELECT "timeZone" FROM "Person" WHERE id = $1`, [ada.id])).rows[0]?.timeZone;
    await page.goto("/sign-in?next=https://evil.example.net/groups");
    await signIn(page, email, "not the password");
    await expect(page.getByText("do not belong together")).toBeVisible();
    await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue(email);
    await signIn(page, email.toUpperCase(), PASSWORD);
    await expect(page).toHaveURL("/groups");
    await page.goto("/sign-in");
    await expect(page).toHaveURL("/");
    // The browser's time zone counts until they choose another.
    expect(await zone()).toBe("Europe/Berlin");
    await db.query(`UPDATE "Person" SET "timeZone" = 'Asia/Tokyo' WHERE id = $1`, [ada.id]);
    await page.context().clearCookies({ name: /session/ });
    await page.goto("/sign-in?next=/groups");
    await signIn(page, email, PASSWORD);
    await expect(page).toHaveURL("/groups");
    expect(await zone()).toBe("Asia/Tokyo");
  });

  test("works without JavaScript, faults too", async ({ browser, baseURL, makePerson }) => {
    const { email, passwordHash } = await credentials();
    await makePerson("Ada Browser", { email, passwordHash });
    const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
    await page.goto("/sign-in?next=/account");
    await signIn(page, email, "not the password");
    await expect(page.getByText("do not belong together")).toBeVisible();
    await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue(email);
    await signIn(page, email, PASSWORD);
    await expect(page).toHaveURL("/account");
    await expect(page.getByText(email)).toBeVisible();
  });

  test("tells a suspended person so, and ends the session that was open", async ({
    makePerson,
    pageOf,
    db,
  }) => {
    const { email, passwordHash } = await credentials();
    const person = await makePerson("Ada Browser", { email, passwordHash });
    const page = await pageOf(person);
    await page.goto("/account");
    await expect(page.getByRole("heading", { name: "Account", level: 1 })).toBeVisible();
    await db.query(`UPDATE "Person" SET status = 'suspended' WHERE id = $1`, [person.id]);
    // The page that was open may have noticed too, and be on its way.
    const next = await newLivingPage(page.context());
    await next.goto("/account");
    await expect(next).toHaveURL("/sign-in?next=%2Faccount");
    await signIn(next, email, PASSWORD);
    await expect(next.getByText("This account is suspended.")).toBeVisible();
  });
});

test.describe("the account page", () => {
  test("changes the name and says when a handle is taken", async ({ makePerson, pageOf }) => {
    const [me, other] = [await makePerson("Ada Browser"), await makePerson("Somebody")];
    const page = await pageOf(me);
    await page.goto("/account");
    await page.getByRole("textbox", { name: "Handle", exact: true }).fill(other.handle);
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByText("Somebody has this handle.")).toBeVisible();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Ada Renamed");
    await page.getByRole("textbox", { name: "Handle", exact: true }).fill(me.handle);
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Account of Ada Renamed" })).toBeVisible();
  });

  test("changes the password, keeps this session and ends the others", async ({ makePerson, pageOf }) => {
    const person = await makePerson("Ada Browser", await credentials());
    const [here, elsewhere] = [await pageOf(person), await pageOf(person)];
    await elsewhere.goto("/account");
    await here.goto("/account");
    await here.getByLabel("Current password").fill(PASSWORD);
    await here.getByLabel("New password").fill(NEXT_PASSWORD);
    await here.getByRole("button", { name: "Change password" }).click();
    await expect(here.getByText("Your password is changed.")).toBeVisible();
    await expect(here.getByLabel("New password")).toHaveValue("");
    await here.reload();
    await expect(here).toHaveURL("/account");
    // An open page hears that its session has ended, and asks for a new one by itself.
    await expect(elsewhere).toHaveURL("/sign-in?next=%2Faccount");
  });

  test("signs out everywhere", async ({ makePerson, pageOf }) => {
    const person = await makePerson("Ada Browser");
    const [here, elsewhere] = [await pageOf(person), await pageOf(person)];
    await elsewhere.goto("/account");
    await here.goto("/account");
    await here.getByRole("button", { name: "Sign out everywhere" }).click();
    await expect(here.getByText("You are signed out everywhere.")).toBeVisible();
    // An open page hears that its session has ended, and asks for a new one by itself.
    await expect(elsewhere).toHaveURL("/sign-in?next=%2Faccount");
  });

  test("asks for the deletion of the account by its handle, sees when it is, and keeps it after all", async ({
    makePerson,
    pageOf,
    db,
  }) => {
    const person = await makePerson("Ada Browser", await credentials());
    const page = await pageOf(person);
    const asked = async () =>
      (
        await db.query(
          `SELECT "deletionAt" IS NOT NULL AS asked, "deletionChoice" AS words FROM "Person" WHERE id = $1`,
          [person.id],
        )
      ).rows[0];
    await page.goto("/account");
    await page.getByText("Delete account…").click();
    await page.getByLabel(/^Type your handle/).fill("somebody-else");
    await page.getByRole("textbox", { name: "Password", exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Delete account", exact: true }).click();
    await expect(page.getByText("Choose what becomes of your words.")).toBeVisible();
    await page.getByRole("radio", { name: /^Take it away/ }).check();
    await page.getByRole("button", { name: "Delete account", exact: true }).click();
    await expect(page.getByText("This is not your handle.")).toBeVisible();
    expect(await asked()).toEqual({ asked: false, words: null });
    await page.getByLabel(/^Type your handle/).fill(person.handle);
    await page.getByRole("button", { name: "Delete account", exact: true }).click();
    const banner = page.getByRole("complementary", { name: "Deletion of your account" });
    await expect(banner).toContainText("Your account will be deleted on");
    expect(await asked()).toEqual({ asked: true, words: "remove" });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto("/groups");
    await banner.getByRole("button", { name: "Keep my account" }).click();
    await expect(banner).toHaveCount(0);
    expect(await asked()).toEqual({ asked: false, words: null });
  });

  test("confirms its address by the mailed link, signed in to the account, and nobody else's", async ({
    makePerson,
    pageOf,
    db,
  }) => {
    const email = `ada-${unique()}@example.org`;
    const [person, other] = [await makePerson("Ada Browser", { email }), await makePerson("Bob Browser")];
    const link = `/confirm/${confirmationFor(person, email)}`;
    const isConfirmed = async () =>
      (await db.query(`SELECT 1 FROM "Person" WHERE id = $1 AND "emailVerifiedAt" IS NOT NULL`, [person.id]))
        .rows.length === 1;
    const visitor = await pageOf(null);
    await visitor.goto(link);
    await expect(visitor.getByText("Sign in to the account that you made with this address")).toBeVisible();
    expect(await accessibilityFaults(visitor)).toEqual([]);
    await db.query(`UPDATE "Person" SET email = $2 WHERE id = $1`, [other.id, `bob-${unique()}@example.org`]);
    const stranger = await pageOf(other);
    await stranger.goto(link);
    await stranger.getByRole("button", { name: "Confirm" }).click();
    await expect(stranger.getByText("This link belongs to another account or address.")).toBeVisible();
    expect(await isConfirmed()).toBe(false);
    const owner = await pageOf(person);
    await owner.goto(link);
    await expect(owner.getByText(`You confirm that ${email} is yours.`)).toBeVisible();
    expect(await isConfirmed()).toBe(false);
    await owner.getByRole("button", { name: "Confirm" }).click();
    await expect(owner.getByText("Your address is confirmed.")).toBeVisible();
    expect(await isConfirmed()).toBe(true);
  });

  test("takes out all that is theirs, as JSON and as Web Annotations", async ({ makePerson, pageOf }) => {
    const person = await makePerson("Ada Browser", await credentials());
    const page = await pageOf(person);
    await page.goto("/account");
    const take = async (name: string) => {
      const coming = page.waitForEvent("download");
      await page.getByRole("link", { name }).click();
      const file = await coming;
      return { name: file.suggestedFilename(), data: JSON.parse(await readFile(await file.path(), "utf8")) };
    };
    const all = await take("Download as JSON");
    expect(all).toMatchObject({
      name: `marginalia-${person.handle}.json`,
      data: { profile: [{ handle: person.handle }], annotations: [] },
    });
    const words = await take("Download as Web Annotations (JSON-LD)");
    expect(words).toMatchObject({
      name: `marginalia-${person.handle}.jsonld`,
      data: { type: "AnnotationCollection", total: 0 },
    });
  });

  test("makes a token that is shown once, works until it is revoked, and cannot touch the account", async ({
    makePerson,
    pageOf,
    playwright,
    baseURL,
  }) => {
    const person = await makePerson("Ada Browser");
    const page = await pageOf(person);
    await page.goto("/account");
    await page.getByLabel("What for").fill("statistics");
    await page.getByLabel("May").selectOption("Read and write");
    await page.getByRole("button", { name: "Make token" }).click();
    await expect(page.getByLabel("Your new token")).toBeFocused();
    const secret = await page.getByLabel("Your new token").inputValue();
    expect(secret).toMatch(/^mrg_/);
    await expect(page.getByRole("listitem").filter({ hasText: "statistics" })).toContainText("never used");

    const program: APIRequestContext = await playwright.request.newContext({
      baseURL,
      extraHTTPHeaders: { authorization: `Bearer ${secret}` },
    });
    const own = await program.get("/api/account");
    expect(await own.json()).toMatchObject({ id: person.id, handle: person.handle });
    expect((await program.patch("/api/account", { data: { name: "Stolen" } })).status()).toBe(403);
    expect((await program.get("/api/tokens")).status()).toBe(403);
    expect((await program.post("/api/tokens", { data: { name: "more", scopes: ["write"] } })).status()).toBe(
      403,
    );
    expect((await program.post("/api/account/sign-out-everywhere")).status()).toBe(403);
    expect(
      (await program.delete("/api/account", { data: { handle: person.handle, words: "remove" } })).status(),
    ).toBe(403);

    await page.reload();
    await expect(page.getByLabel("Your new token")).toHaveCount(0);
    await page.getByRole("button", { name: "Revoke statistics" }).click();
    await expect(page.getByText("You have no tokens.")).toBeVisible();
    const refused = await program.get("/api/account");
    expect(refused.status()).toBe(401);
    expect(refused.headers()["content-type"]).toBe("application/problem+json");
    expect(refused.headers()["www-authenticate"]).toContain("Bearer");
    await program.dispose();
  });
});

test.describe("a forgotten password", () => {
  test("is answered the same for any address", async ({ page, makePerson }) => {
    const { email, passwordHash } = await credentials();
    await makePerson("Ada Browser", { email, passwordHash });
    for (const address of [email, `nobody-${unique()}@example.org`]) {
      await page.goto("/sign-in");
      await page.getByRole("link", { name: "Forgot your password?" }).click();
      await expect(page).toHaveURL("/reset-password");
      await page.getByLabel("E-mail").fill(address);
      await page.getByRole("button", { name: "Mail me a link" }).click();
      await expect(
        page.getByText(`If there is an account with ${address}, a link is on its way.`),
      ).toBeVisible();
    }
  });

  test("is replaced through a link, once", async ({ page, makePerson, db }) => {
    const { email, passwordHash } = await credentials();
    const person = await makePerson("Ada Browser", { email, passwordHash });
    const secret = randomBytes(32).toString("base64url");
    await db.query(
      `INSERT INTO "PasswordReset" (id, "personId", "tokenHash", "expiresAt") VALUES ($1, $2, $3, now() + interval '1 hour')`,
      [v7(), person.id, createHash("sha256").update(secret).digest("base64url")],
    );
    await page.goto(`/reset-password/${secret}`);
    await page.getByLabel("New password").fill("short");
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByText("At least 10 characters.", { exact: true })).toBeVisible();
    await page.getByLabel("New password").fill(NEXT_PASSWORD);
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByText("Your password is changed.")).toBeVisible();
    await signIn(page, email, NEXT_PASSWORD);
    await expect(page).toHaveURL("/");
    await page.goto(`/reset-password/${secret}`);
    await expect(page.getByRole("heading", { name: "This link has ended" })).toBeVisible();
  });
});

test.describe("every page of the account", () => {
  test("has no accessibility fault and does not scroll sideways", async ({ makePerson, pageOf }) => {
    test.slow();
    const person = await makePerson("Ada Browser", await credentials());
    const visitor = await pageOf(null, PHONE);
    const owner = await pageOf(person);
    for (const path of [
      "/sign-in",
      "/sign-in?error=RateLimited",
      "/sign-up",
      "/reset-password",
      "/reset-password/none",
    ]) {
      await visitor.goto(path);
      expect(await accessibilityFaults(visitor), path).toEqual([]);
      const width = await visitor.evaluate(() => document.documentElement.scrollWidth);
      expect(width, path).toBeLessThanOrEqual(390);
    }
    await visitor.goto("/sign-up");
    await visitor.getByRole("button", { name: "Make account" }).click();
    await expect(visitor.getByText("Write something here.")).toBeVisible();
    expect(await accessibilityFaults(visitor), "a form with faults").toEqual([]);
    await visitor.goto("/sign-in/link?email=ada@example.org&token=x");
    expect(await accessibilityFaults(visitor), "/sign-in/link").toEqual([]);
    await owner.goto("/account");
    await owner.getByText("Delete account…").click();
    await owner.getByLabel("What for").fill("statistics");
    await owner.getByRole("button", { name: "Make token" }).click();
    await expect(owner.getByLabel("Your new token")).toBeVisible();
    expect(await accessibilityFaults(owner), "/account").toEqual([]);
  });
});
