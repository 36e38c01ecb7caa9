import { expect } from "@playwright/test";
import { insertGroup } from "../../support/rows";
import { sessionCookie } from "../../support/session-cookie";
import { test } from "../support/fixtures";
import { noteOn } from "./documents";
import { bearer, containerOf, get, send } from "./exchange";

test("rights are those of the page", async ({ baseURL, db, makePerson, makeArticle }) => {
  const [member, observer, moderator, stranger] = [
    await makePerson(),
    await makePerson(),
    await makePerson(),
    await makePerson(),
  ];
  const article = await makeArticle();
  const group = await insertGroup(db, {
    [member.id]: "member",
    [observer.id]: "observer",
    [moderator.id]: "moderator",
  });
  const container = containerOf(baseURL, article, group.slug);
  const note = noteOn(`${baseURL}/articles/${article.slug}`, "x");
  const post = async (who: { id: string } | null, at = container) =>
    send("POST", at, { headers: who ? await bearer(db, who) : {}, body: note });
  expect((await post(null)).status).toBe(401);
  expect((await post(null)).headers.get("www-authenticate")).toMatch(/^Bearer realm=/);
  expect((await post(stranger)).status).toBe(404);
  expect((await post(observer)).status).toBe(403);
  const { body } = await post(member);
  expect((await post(member, containerOf(baseURL, article, "mine"))).status).toBe(201);
  expect((await send("DELETE", body.id, { headers: await bearer(db, observer) })).status).toBe(403);
  expect((await send("DELETE", body.id, { headers: await bearer(db, moderator) })).status).toBe(204);
  const foreign = await send("POST", container, {
    headers: { authorization: "Bearer mrg_nonsense" },
    body: note,
  });
  expect([foreign.status, foreign.headers.get("www-authenticate")]).toEqual([
    401,
    expect.stringContaining("invalid_token"),
  ]);
});

test("another site's page acts with a token alone, never with a cookie", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [person, article] = [await makePerson(), await makeArticle()];
  const container = containerOf(baseURL, article);
  const mine = containerOf(baseURL, article, "mine");
  const note = noteOn(`${baseURL}/articles/${article.slug}`, "x");
  const { name, value } = await sessionCookie(person);
  const cookie = `${name}=${value}`;
  expect((await get(mine, { cookie })).status).toBe(200);
  const foreign: Record<string, string>[] = [
    { origin: "https://tool.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
  ];
  for (const origin of foreign) {
    const headers = { cookie, ...origin };
    expect((await get(mine, headers)).status).toBe(401);
    expect((await send("POST", container, { headers, body: note })).status).toBe(401);
  }
  expect(
    (await send("POST", container, { headers: { cookie, origin: baseURL ?? "" }, body: note })).status,
  ).toBe(201);
  const tool = { origin: "https://tool.example", ...(await bearer(db, person)) };
  const posted = await send("POST", container, { headers: tool, body: note });
  expect(posted.status).toBe(201);
  expect(posted.headers.get("access-control-allow-origin")).toBe("*");
  expect(posted.headers.get("access-control-allow-credentials")).toBeNull();
});
