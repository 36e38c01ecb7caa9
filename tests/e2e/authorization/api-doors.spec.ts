import { expect } from "@playwright/test";
import { test } from "../support/fixtures";
import { ACCOUNT_DOORS } from "./account-doors";
import { AGREEMENT_DOORS } from "./agreement-doors";
import { ANNOTATION_DOORS } from "./annotation-doors";
import { ARTICLE_DOORS } from "./article-doors";
import { CODEBOOK_DOORS } from "./codebook-doors";
import { COMMENT_DOORS } from "./comment-doors";
import { describedAnswer } from "./described-answers";
import type { Case } from "./door-case";
import { EXCHANGE_DOORS } from "./exchange-doors";
import { GROUP_DOORS } from "./group-doors";
import { MODERATION_DOORS } from "./moderation-doors";
import { REACTION_DOORS } from "./reaction-doors";
import { listRoutes } from "./routes";
import { ACTORS, makeScene } from "./scene";
import { SEARCH_DOORS } from "./search-doors";
import { TASK_ROUTES } from "./task-doors";
import { THREAD_DOORS } from "./thread-doors";
import { VERSION_DOORS } from "./version-doors";

/** Every route with what each actor gets. A route that is missing here fails the test below. */
const DOORS: Record<string, Case[]> = {
  ...ACCOUNT_DOORS,
  ...AGREEMENT_DOORS,
  ...ANNOTATION_DOORS,
  ...ARTICLE_DOORS,
  ...CODEBOOK_DOORS,
  ...COMMENT_DOORS,
  ...EXCHANGE_DOORS,
  ...GROUP_DOORS,
  ...MODERATION_DOORS,
  ...REACTION_DOORS,
  ...SEARCH_DOORS,
  ...TASK_ROUTES,
  ...THREAD_DOORS,
  ...VERSION_DOORS,
};

/** Doors that end the session or are for those without one: tests/e2e/account.spec.ts walks through them. */
const ELSEWHERE_TESTED = new Set([
  "DELETE /api/account",
  "POST /api/account/password",
  "POST /api/account/sign-out-everywhere",
  "POST /api/sign-up",
  "POST /api/password-resets",
  "POST /api/password-resets/confirm",
  "GET /api/auth/{nextauth}",
  "POST /api/auth/{nextauth}",
  // Leaving changes who is in the group: tests/server/groups.
  "POST /api/groups/{groupId}/leave",
]);

test("every route of the API has its row in the table", () => {
  const routes = listRoutes();
  expect(routes.length).toBeGreaterThan(30);
  const unknown = routes.filter((route) => !(route in DOORS) && !ELSEWHERE_TESTED.has(route));
  expect(unknown).toEqual([]);
  const gone = Object.keys(DOORS).filter((route) => !routes.includes(route));
  expect(gone).toEqual([]);
});

/** What was answered; of a stream, which has no end, its beginning. */
async function textOf(response: Response): Promise<string> {
  if (response.headers.get("content-type") !== "text/event-stream") return response.text();
  const reader = response.body?.getReader();
  const text = new TextDecoder().decode((await reader?.read())?.value);
  await reader?.cancel();
  return text;
}

for (const [route, cases] of Object.entries(DOORS)) {
  test(`${route} answers each kind of person as the table says, and tells outsiders nothing`, async ({
    db,
    baseURL,
  }) => {
    const scene = await makeScene(db);
    const [method = "", template = ""] = route.split(" ");
    const described = describedAnswer(route);
    for (const one of cases) {
      for (const [index, actor] of ACTORS.entries()) {
        const { params = {}, query, body } = await one.send(scene, actor);
        const address = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
        const response = await fetch(`${baseURL}${address}${query ? `?${query}` : ""}`, {
          method,
          headers: {
            ...(body !== undefined && { "content-type": "application/json" }),
            ...(scene.cookies[actor] && { cookie: scene.cookies[actor] }),
            ...(baseURL && { origin: baseURL }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        const text = await textOf(response);
        const expected = one.expect[index];
        expect(
          `${actor}, ${one.thing ?? "any"}: ${response.status} ${response.status === expected ? "" : text}`,
        ).toBe(`${actor}, ${one.thing ?? "any"}: ${expected} `);
        if (response.status < 300 && response.headers.get("content-type") === "application/json") {
          const { error } = described?.safeParse(JSON.parse(text)) ?? {
            error: "docs/openapi.json has no answer",
          };
          expect(error, `${actor}: ${text}`).toBeUndefined();
        }
        if (response.status >= 400) {
          expect(text).not.toContain("SECRET WORDS");
          expect(response.headers.get("content-type")).toBe("application/problem+json");
        }
      }
    }
  });
}
