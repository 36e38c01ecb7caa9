import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { v7 } from "uuid";
import { insertAnnotation } from "../support/rows";
import { sessionCookie } from "../support/session-cookie";
import { test } from "./support/fixtures";

const cookieOf = async (person: { id: string; sessionVersion: number }) => {
  const { name, value } = await sessionCookie(person);
  return `${name}=${value}`;
};

test("every page has a policy that runs only its own scripts, and every script its nonce", async ({
  baseURL,
  makeArticle,
}) => {
  const article = await makeArticle();
  for (const address of [
    "/",
    `/articles/${article.slug}`,
    `/articles/${article.slug}/print`,
    "/sign-in",
    "/sign-up",
    "/codebooks",
    "/nowhere",
  ]) {
    const response = await fetch(`${baseURL}${address}`);
    const policy = response.headers.get("content-security-policy") ?? "";
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(nonce, address).toBeTruthy();
    const scriptSource = policy.split("; ").find((part) => part.startsWith("script-src"));
    expect(scriptSource).not.toContain("unsafe-inline");
    expect(scriptSource).not.toContain("unsafe-eval");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script, address).toContain(`nonce="${nonce}"`);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("referrer-policy")).toBe("same-origin");
    expect(response.headers.get("x-powered-by")).toBeNull();
  }
});

test("two requests never share a nonce", async ({ baseURL }) => {
  const nonces = await Promise.all(
    [1, 2, 3].map(async () => (await fetch(`${baseURL}/`)).headers.get("content-security-policy")),
  );
  expect(new Set(nonces).size).toBe(3);
});

test("no page of the app breaks its own policy", async ({ page, makeArticle, pageOf, makePerson }) => {
  const article = await makeArticle();
  const reader = await pageOf(await makePerson());
  for (const view of [page, reader]) {
    const broken: string[] = [];
    view.on("console", (message) => {
      if (/content security policy/i.test(message.text())) broken.push(message.text());
    });
    for (const address of ["/", `/articles/${article.slug}`, "/sign-in", "/groups", "/codebooks"]) {
      await view.goto(address);
    }
    await view.goto(`/articles/${article.slug}`);
    await view.keyboard.press("ControlOrMeta+k");
    await view.getByRole("dialog").waitFor();
    expect(broken).toEqual([]);
  }
});

test("a write that another site starts with somebody's cookie is refused, and changes nothing", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [person, article] = [await makePerson(), await makeArticle()];
  const { id } = await insertAnnotation(db, article, person, { exact: "Biden's war" });
  const send = async (headers: Record<string, string>) =>
    fetch(`${baseURL}/api/annotations/${id}`, {
      method: "DELETE",
      headers: { cookie: await cookieOf(person), ...headers },
    });
  for (const headers of [
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ] as Record<string, string>[]) {
    expect((await send(headers)).status).toBe(403);
  }
  const { rows } = await db.query(`SELECT "deletedAt" FROM "Annotation" WHERE id = $1`, [id]);
  expect(rows).toEqual([{ deletedAt: null }]);
  expect((await send({ origin: baseURL ?? "" })).status).toBe(204);
});

test("bodies that are not JSON, not UTF-8, or too large get a problem that says so", async ({
  baseURL,
  makePerson,
}) => {
  const cookie = await cookieOf(await makePerson());
  const post = (body: BodyInit, type = "application/json") =>
    fetch(`${baseURL}/api/annotations`, { method: "POST", headers: { cookie, "content-type": type }, body });
  const problemOf = async (response: Response) => {
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = (await response.json()) as { status: number; code: string };
    expect(problem.status).toBe(response.status);
    return `${problem.status} ${problem.code}`;
  };
  expect(await problemOf(await post("{}", "text/plain"))).toBe("415 unsupported-media-type");
  expect(await problemOf(await post("a=b", "application/x-www-form-urlencoded"))).toBe(
    "415 unsupported-media-type",
  );
  expect(await problemOf(await post("{nonsense"))).toBe("400 invalid");
  expect(await problemOf(await post(new Uint8Array([0x22, 0xff, 0x22])))).toBe("400 invalid");
  expect(await problemOf(await post(JSON.stringify({ note: "x".repeat(300_000) })))).toBe("413 too-large");
  expect(await problemOf(await post(JSON.stringify({ note: "x".repeat(6_000_000) })))).toBe("413 too-large");
});

test("a session ends at once when its person is suspended or signed out everywhere", async ({
  db,
  pageOf,
  makePerson,
}) => {
  for (const change of [`status = 'suspended'`, `"sessionVersion" = "sessionVersion" + 1`]) {
    const person = await makePerson("Ending Soon");
    const page = await pageOf(person);
    expect((await page.request.get("/api/account")).status()).toBe(200);
    await db.query(`UPDATE "Person" SET ${change} WHERE id = $1`, [person.id]);
    expect((await page.request.get("/api/account")).status()).toBe(401);
    await page.goto("/");
    await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  }
});

test("what people write is shown as text wherever it stands", async ({
  db,
  makePerson,
  makeArticle,
  pageOf,
}) => {
  const attack = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`;
  const person = await makePerson(`Eve ${attack}`.slice(0, 80));
  const article = await makeArticle({
    title: `Title ${attack}`,
    text: `First ${attack} words.\nMore words.`,
  });
  await insertAnnotation(db, article, person, {
    exact: "First",
    note: `${attack} [click](javascript:window.hacked=1) ![x](x) <b>bold</b>`,
  });
  const page = await pageOf(await makePerson());
  for (const address of ["/", `/articles/${article.slug}`, `/articles/${article.slug}/print`]) {
    await page.goto(address);
    expect(await page.evaluate(() => (window as unknown as { hacked?: number }).hacked)).toBeUndefined();
    expect(await page.locator("a[href^='javascript:']").count()).toBe(0);
  }
});

test("what does not exist and what one may not see look the same", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [author, article] = [await makePerson(), await makeArticle()];
  const hidden = await insertAnnotation(db, article, author, { exact: "Biden's war", groupId: null });
  const answers = await Promise.all(
    [hidden.id, v7(), "not-an-id", randomUUID()].map(async (id) => {
      const response = await fetch(`${baseURL}/api/annotations/${id}`);
      return [response.status, await response.text()];
    }),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

test("an address that is none is said to be none, by the API in its own way", async ({ baseURL }) => {
  for (const address of [
    "/nothing",
    "/linked/nothing",
    "/healthzzz",
    "/articles/a/annotations/b/c/d",
    "/_next/static/x",
  ]) {
    expect((await fetch(`${baseURL}${address}`)).status, address).toBe(404);
  }
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
    const response = await fetch(`${baseURL}/api/groups/x/nothing`, { method });
    expect(response.status, method).toBe(404);
    expect(await response.json()).toMatchObject({ status: 404, code: "not-found" });
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  }
});

test("an error inside the server tells nothing about its insides", async ({ baseURL }) => {
  for (const address of [
    "/api/articles?cursor=%00",
    "/api/articles?limit=abc",
    "/articles/%00",
    "/articles/a%2F..%2Fb",
    "/annotations/%ED%A0%80",
  ]) {
    const response = await fetch(`${baseURL}${address}`);
    const text = await response.text();
    expect(response.status, address).toBeLessThan(500);
    expect(text).not.toMatch(/node_modules|\.ts:\d+|prisma/i);
  }
});
