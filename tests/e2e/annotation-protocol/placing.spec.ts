import { expect } from "@playwright/test";
import { test } from "../support/fixtures";
import { noteOn, passageOf } from "./documents";
import { bearer, containerOf, type Document, get, send } from "./exchange";

test("words without a version or a place are looked for; what is uncertain asks a person, what is nowhere is refused", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [person, article] = [await makePerson(), await makeArticle()];
  const token = await bearer(db, person);
  const source = `${baseURL}/articles/${article.slug}`;
  const post = (selector: Document) =>
    send("POST", containerOf(baseURL, article), {
      headers: token,
      body: noteOn("", "x", { target: { type: "SpecificResource", source, selector } }),
    });
  const found = await post({
    type: "TextQuoteSelector",
    exact: '"Biden\u2019s war"',
    prefix: "characterizing it as ",
    suffix: " on Truth Social",
  });
  expect(found.status).toBe(201);
  expect(found.body.target.selector[0].exact).toBe('"Biden\'s war"');
  const unsure = await post({
    type: "TextQuoteSelector",
    exact: "The Kremlin described the talks as productive",
    prefix: "wholly other words before it ",
    suffix: " and after it too",
  });
  expect(unsure.status).toBe(201);
  const { rows } = await db.query(
    `SELECT h."needsReview", h.why FROM "Anchor" h JOIN "Annotation" n ON n.id = h."annotationId" WHERE n."articleId" = $1 ORDER BY n."createdAt"`,
    [article.id],
  );
  expect(rows).toEqual([
    { needsReview: false, why: "" },
    { needsReview: true, why: "context" },
  ]);
  const nowhere = await post({ type: "TextQuoteSelector", exact: "a ceasefire in Geneva" });
  expect(nowhere.status).toBe(422);
  expect(nowhere.body).toMatchObject({ code: "unprocessable", errors: [{ field: "target.selector" }] });
  expect(nowhere.body.detail).toContain("not in the text");
});

test("offsets that contradict the quote or leave the text are refused, and nothing is saved", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [person, article] = [await makePerson(), await makeArticle()];
  const token = await bearer(db, person);
  const container = containerOf(baseURL, article);
  const source = `${baseURL}/articles/${article.slug}`;
  const quote = { type: "TextQuoteSelector", exact: "Biden's war" };
  for (const [start, end, says] of [
    [0, 5, "contradict"],
    [71, 83, "contradict"],
    [0, 100_000, "leave the text"],
  ] as const) {
    const target = {
      type: "SpecificResource",
      source,
      selector: [quote, { type: "TextPositionSelector", start, end }],
    };
    const answer = await send("POST", container, { headers: token, body: noteOn("", "x", { target }) });
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.get("link")).toContain("BasicContainer");
    expect(answer.body.detail).toContain(says);
  }
  expect((await get(container)).body.total).toBe(0);
});

test("an annotation on an earlier version stands there, and is carried to the current one", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [editor, article] = [await makePerson("Editor", { siteRole: "administrator" }), await makeArticle()];
  const token = await bearer(db, editor);
  const before = await send("POST", `${baseURL}/api/articles/${article.id}/versions`, {
    headers: { ...token, "content-type": "application/json" },
    body: {
      id: "01a20000-0000-7000-8000-000000000001".replace("0001", String(Date.now()).slice(-4)),
      baseVersion: 1,
      title: article.title,
      text: `New words 👍 stand before it.\n${article.text}`,
      markup: [],
      reason: "More words",
    },
  });
  expect([before.status, before.body.detail]).toEqual([201, undefined]);
  const source = `${baseURL}/articles/${article.slug}`;
  const target = passageOf(article, source, "emoji was sent", {
    state: { type: "TimeState", sourceDate: "2026-01-01T00:00:00Z", cached: `${source}/versions/1` },
  });
  const posted = await send("POST", containerOf(baseURL, article), {
    headers: token,
    body: noteOn("", "x", { target }),
  });
  expect([posted.status, posted.body.detail]).toEqual([201, undefined]);
  expect(posted.body.target.state.cached).toBe(`${source}/versions/2`);
  const moved = Array.from("New words 👍 stand before it.\n").length;
  expect(posted.body.target.selector[1].start).toBe(target.selector[1].start + moved);
  // Without its version the same offsets are of the current text, where other words stand.
  const { state: _, ...unversioned } = target;
  const refused = await send("POST", containerOf(baseURL, article), {
    headers: token,
    body: noteOn("", "x", { target: unversioned }),
  });
  expect(refused.status).toBe(422);
  const unknown = await send("POST", containerOf(baseURL, article), {
    headers: token,
    body: noteOn("", "x", { target: { ...target, state: `${source}/versions/9` } }),
  });
  expect([unknown.status, unknown.body.detail]).toEqual([422, expect.stringContaining("no version 9")]);
});
