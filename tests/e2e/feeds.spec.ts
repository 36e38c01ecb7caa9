import { createHash, randomBytes } from "node:crypto";
import { expect } from "@playwright/test";
import { v7 } from "uuid";
import { insertAnnotation, insertGroup } from "../support/rows";
import { test } from "./support/fixtures";

test("an article says where its feeds are, and they follow what is new and answer 304 to who has it", async ({
  page,
  baseURL,
  db,
  makeArticle,
  makePerson,
}) => {
  const [article, ada] = [await makeArticle({ title: "News & <views>" }), await makePerson("Ada")];
  const { id } = await insertAnnotation(db, article, ada, { exact: "Biden's war", note: "Whose?" });
  await page.goto(`/articles/${article.slug}`);
  for (const [type, contentType] of [
    ["application/atom+xml", "application/atom+xml; charset=utf-8"],
    ["application/feed+json", "application/feed+json; charset=utf-8"],
  ]) {
    const href = await page.locator(`head link[rel=alternate][type="${type}"]`).getAttribute("href");
    const address = new URL(href ?? "", baseURL).href;
    const response = await fetch(address);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(contentType);
    expect(await response.text()).toContain(`urn:uuid:${id}`);
    const etag = response.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[^"]+"$/);
    const ask = (headers: Record<string, string>) => fetch(address, { headers });
    expect((await ask({ "if-none-match": etag })).status).toBe(304);
    expect((await ask({ "if-none-match": `W/${etag}, "other"` })).status).toBe(304);
    expect((await ask({ "if-none-match": '"other"' })).status).toBe(200);
    const changed = response.headers.get("last-modified") ?? "";
    expect((await ask({ "if-modified-since": changed })).status).toBe(304);
    expect((await ask({ "if-modified-since": "Thu, 01 Jan 2026 00:00:00 GMT" })).status).toBe(200);
    await db.query(`UPDATE "Annotation" SET note = note || '!', "updatedAt" = now() WHERE id = $1`, [id]);
    expect((await ask({ "if-none-match": etag })).status).toBe(200);
  }
});

test("the feed of a private group is not there for anybody but a member's token", async ({
  page,
  baseURL,
  db,
  makeArticle,
  makePerson,
  pageOf,
}) => {
  const [article, ada, stranger] = [await makeArticle(), await makePerson("Ada"), await makePerson()];
  const group = await insertGroup(db, { [ada.id]: "member" });
  await insertAnnotation(db, article, ada, { exact: "Biden's war", groupId: group.id, note: "SECRET WORDS" });
  const tokenOf = async (person: { id: string }) => {
    const token = randomBytes(32).toString("base64url");
    await db.query(
      `INSERT INTO "ApiToken" (id, "personId", name, "tokenHash", scopes) VALUES ($1, $2, 't', $3, '{read}')`,
      [v7(), person.id, createHash("sha256").update(token).digest("base64url")],
    );
    return { authorization: `Bearer ${token}` };
  };
  for (const format of ["atom", "json"]) {
    const path = `/groups/${group.slug}/feed.${format}`;
    expect((await page.goto(path))?.status()).toBe(404);
    // A cookie does not open it: a feed that hangs on one would be kept by whoever is in between.
    expect((await (await pageOf(ada)).request.get(path)).status()).toBe(404);
    expect((await fetch(`${baseURL}${path}`, { headers: await tokenOf(stranger) })).status).toBe(404);
    const own = await fetch(`${baseURL}${path}`, { headers: await tokenOf(ada) });
    expect(own.status).toBe(200);
    expect(own.headers.get("cache-control")).toBe("private, no-cache");
    expect(await own.text()).toContain("SECRET WORDS");
  }
  const shown = await pageOf(ada);
  await shown.goto(`/articles/${article.slug}?group=${group.slug}`);
  await expect(shown.locator('link[type="application/atom+xml"]')).toHaveCount(0);
});

test("other sites can embed what everybody may see, as JSON and XML, and are told plainly what they cannot", async ({
  page,
  baseURL,
  db,
  makeArticle,
  makePerson,
}) => {
  const [article, ada] = [await makeArticle(), await makePerson("Ada")];
  const { id } = await insertAnnotation(db, article, ada, {
    exact: "Biden's war",
    note: "<script>alert(1)</script>",
  });
  await page.goto(`/annotations/${id}`);
  const link = page.locator('head link[rel=alternate][type="application/json+oembed"]');
  const address = new URL((await link.getAttribute("href")) ?? "", baseURL);
  const response = await fetch(address);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/json");
  const embed = await response.json();
  expect(embed).toMatchObject({ type: "rich", version: "1.0", author_name: "Ada" });
  expect(embed.html).not.toContain("<script");
  expect(embed.width).toBeLessThanOrEqual(600);
  const xml = await fetch(`${address}&format=xml`);
  expect(xml.headers.get("content-type")).toBe("text/xml; charset=utf-8");
  expect(await xml.text()).toContain("<author_name>Ada</author_name>");
  const status = async (query: string) => (await fetch(`${baseURL}/oembed?${query}`)).status;
  const url = (path: string) =>
    `url=${encodeURIComponent(`${address.searchParams.get("url")?.replace(/\/annotations.*/, "")}${path}`)}`;
  expect(await status(url(`/annotations/${v7()}`))).toBe(404);
  expect(await status(`url=${encodeURIComponent("https://elsewhere.example/")}`)).toBe(404);
  expect(await status(url(`/articles/${article.slug}?group=some-class`))).toBe(401);
  expect(await status(`${url(`/annotations/${id}`)}&format=yaml`)).toBe(501);
  expect(await status("")).toBe(400);
});
