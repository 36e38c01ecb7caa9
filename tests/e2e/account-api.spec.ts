import { expect } from "@playwright/test";
import { credentials, NEXT_PASSWORD, PASSWORD, unique } from "./support/accounts";
import { test } from "./support/fixtures";

/** What a page of our own would send along. */
const asJson = (baseURL: string | undefined) => ({ origin: baseURL ?? "http://localhost:3000" });

test.describe("the account's API", () => {
  test("makes an account with a session, and names the fields at fault", async ({ request, baseURL }) => {
    const handle = `api-${unique()}`;
    const data = { name: "Api", handle, email: `${handle}@example.org`, password: PASSWORD };
    const headers = asJson(baseURL);
    const bad = await request.post("/api/sign-up", {
      headers,
      data: { ...data, password: "short", role: "x" },
    });
    expect(bad.status()).toBe(400);
    expect(bad.headers()["content-type"]).toBe("application/problem+json");
    expect((await bad.json()).errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      "password",
      "role",
    ]);
    const made = await request.post("/api/sign-up", { headers, data });
    expect(made.status()).toBe(201);
    expect(await (await request.get("/api/account")).json()).toEqual(await made.json());
    const again = await request.post("/api/sign-up", { headers, data });
    expect(again.status()).toBe(409);
    expect((await again.json()).errors).toHaveLength(2);
    expect((await request.post("/api/account/sign-out-everywhere", { headers })).status()).toBe(204);
    expect((await request.get("/api/account")).status()).toBe(401);
  });

  test("changes the password and keeps the session that did", async ({ makePerson, pageOf, baseURL }) => {
    const page = await pageOf(await makePerson("Ada Browser", await credentials()));
    const answer = await page.request.post("/api/account/password", {
      headers: asJson(baseURL),
      data: { current: PASSWORD, next: NEXT_PASSWORD },
    });
    expect(answer.status()).toBe(204);
    expect((await page.request.get("/api/account")).status()).toBe(200);
  });

  test("refuses what another site's page starts", async ({ makePerson, pageOf, db }) => {
    const person = await makePerson("Ada Browser");
    const page = await pageOf(person);
    for (const path of [
      "/api/account/sign-out-everywhere",
      "/api/auth/signout",
      "/api/auth/callback/credentials",
    ]) {
      const answer = await page.request.post(path, {
        headers: { origin: "https://evil.example.net" },
        data: {},
      });
      expect(answer.status(), path).toBe(403);
    }
    const { rows } = await db.query(`SELECT "sessionVersion" FROM "Person" WHERE id = $1`, [person.id]);
    expect(rows).toEqual([{ sessionVersion: 1 }]);
  });
});

test.describe("next-auth's own routes", () => {
  test("know the same session, and take its cookie away when it has ended", async ({
    makePerson,
    pageOf,
    db,
  }) => {
    const person = await makePerson("Ada Browser");
    const page = await pageOf(person);
    const session = await page.request.get("/api/auth/session");
    expect(await session.json()).toMatchObject({
      user: { id: person.id, name: "Ada Browser", handle: person.handle },
    });
    await page.goto("/account");
    await expect(page).toHaveURL("/account");
    await db.query(`UPDATE "Person" SET "sessionVersion" = 2 WHERE id = $1`, [person.id]);
    expect(await (await page.request.get("/api/auth/session")).json()).toEqual({});
    const names = (await page.context().cookies()).map(({ name }) => name);
    expect(names).not.toContain("next-auth.session-token");
  });

  test("sign in by a form of their own, and say so on our page when that fails", async ({
    makePerson,
    page,
    baseURL,
  }) => {
    const { email, passwordHash } = await credentials();
    await makePerson("Ada Browser", { email, passwordHash });
    const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
    const headers = asJson(baseURL);
    const send = (password: string) =>
      page.request.post("/api/auth/callback/credentials", { headers, form: { csrfToken, email, password } });
    expect((await send("not the password")).url()).toMatch(/\/sign-in\?.*error=CredentialsSignin/);
    await send(PASSWORD);
    await page.goto("/account");
    await expect(page.getByText(email)).toBeVisible();
  });

  test("let nobody write into the server's log", async ({ request, baseURL }) => {
    const answer = await request.post("/api/auth/_log", {
      headers: asJson(baseURL),
      data: { level: "error", code: "forged", message: "forged" },
    });
    expect(answer.status()).toBe(404);
  });
});
