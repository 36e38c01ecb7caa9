import { expect, type Page } from "@playwright/test";
import { v7 } from "uuid";
import { PUBLIC_GROUP, type TestArticle, type TestPerson } from "../../support/rows";
import { sessionCookie } from "../../support/session-cookie";

/** What a person does elsewhere, with another browser: through the API, so that its events are written. */
export async function elsewhere(baseURL: string | undefined, person: TestPerson) {
  const { name, value } = await sessionCookie(person);
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${baseURL}${path}`, {
      method,
      headers: { cookie: `${name}=${value}`, origin: baseURL ?? "", "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    // biome-ignore lint/suspicious/noExplicitAny: whatever the route answers.
    return (response.status === 204 ? null : await response.json()) as any;
  };
  return {
    annotate: (
      article: TestArticle,
      exact: string,
      fields: { note?: string; groupId?: string | null; at?: number } = {},
    ): Promise<{ id: string; version: number }> => {
      const start = article.text.indexOf(exact, fields.at ?? 0);
      const end = start + exact.length;
      return send("POST", "/api/annotations", {
        id: v7(),
        articleId: article.id,
        groupId: fields.groupId === undefined ? PUBLIC_GROUP : fields.groupId,
        target: {
          versionId: article.versionId,
          start,
          end,
          quote: {
            exact,
            prefix: article.text.slice(Math.max(0, start - 20), start),
            suffix: article.text.slice(end, end + 20),
          },
        },
        note: fields.note ?? "",
      });
    },
    edit: (annotation: { id: string }, version: number, note: string) =>
      send("PATCH", `/api/annotations/${annotation.id}`, { version, note }),
    remove: (annotation: { id: string }) => send("DELETE", `/api/annotations/${annotation.id}`),
    takeBack: (comment: { id: string }) => send("DELETE", `/api/comments/${comment.id}`),
    say: (annotation: { id: string }, body: string) =>
      send("POST", "/api/comments", { id: v7(), on: { annotationId: annotation.id }, body }),
  };
}

/** The streams that a page opens, and has open now. Call it before the page is opened. */
export function watchStreams(page: Page) {
  const open = new Set<object>();
  let count = 0;
  page.on("request", (request) => {
    if (!request.url().includes("/api/live")) return;
    count++;
    open.add(request);
  });
  for (const end of ["requestfinished", "requestfailed"] as const) {
    page.on(end as "requestfinished", (request) => {
      open.delete(request);
    });
  }
  return { count: () => count, open: () => open.size };
}

/** Opens an article and waits until its page hears what is new. */
export async function openLive(page: Page, address: string): Promise<void> {
  const stream = page.waitForResponse((response) => response.url().includes("/api/live"));
  await page.goto(address);
  await stream;
}

/** A text that is several windows long. */
export const LONG_TEXT = Array.from(
  { length: 40 },
  (_, line) =>
    `Paragraph ${line} of a long article. ${"Its words fill some lines so that one must scroll. ".repeat(6)}`,
).join("\n");

/** Where a paragraph of the article stands in the window, in CSS pixels. */
export const topOf = async (page: Page, words: string): Promise<number> => {
  const box = await page.locator("[data-block]").filter({ hasText: words }).first().boundingBox();
  expect(box).not.toBeNull();
  return Math.round(box?.y ?? Number.NaN);
};
