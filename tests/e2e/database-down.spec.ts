import { expect } from "@playwright/test";
import { v7 } from "uuid";
import { sessionCookie } from "../support/session-cookie";
import { startCutOffServer } from "./support/cut-off-database";
import { test } from "./support/fixtures";

test("while the database is down every door says so with 503, and works again when it is back", async ({
  makePerson,
  makeArticle,
}) => {
  const databaseUrl = process.env.TEST_DATABASE_URL;
  if (!databaseUrl) throw new Error("TEST_DATABASE_URL is not set; `npm test` sets it.");
  const article = await makeArticle();
  const { name, value } = await sessionCookie(await makePerson());
  const cookie = `${name}=${value}`;
  const server = await startCutOffServer(databaseUrl);
  const get = (address: string) => fetch(`${server.url}${address}`, { headers: { cookie } });
  const post = () =>
    fetch(`${server.url}/api/annotations`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json" },
      body: JSON.stringify({
        id: v7(),
        articleId: article.id,
        groupId: null,
        target: {
          versionId: article.versionId,
          start: 0,
          end: 5,
          quote: { exact: "Trump", prefix: "", suffix: "" },
        },
      }),
    });
  try {
    expect((await get("/")).status).toBe(200);
    expect((await get("/readyz")).status).toBe(200);

    await server.cut();
    // The process itself is alive all the while.
    expect((await get("/healthz")).status).toBe(200);
    await expect.poll(async () => (await get("/readyz")).status).toBe(503);
    for (const address of ["/", `/articles/${article.slug}`, "/sign-in"]) {
      const page = await get(address);
      expect(page.status).toBe(503);
      const html = await page.text();
      expect(html).toContain("Back shortly");
      expect(html).not.toMatch(/at .*\.(?:js|ts):\d+|ECONNREFUSED|postgres/i);
    }
    for (const answer of [await get("/api/articles"), await post()]) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await answer.json()).toMatchObject({ code: "unavailable" });
    }

    await server.mend();
    await expect.poll(async () => (await get("/")).status, { timeout: 20_000 }).toBe(200);
    expect((await post()).status).toBe(201);
    expect((await get("/readyz")).status).toBe(200);
  } finally {
    await server.stop();
  }
});
