import { expect } from "@playwright/test";
import { codeIdOf, insertAnnotation, insertGroup, type TestArticle } from "../../support/rows";
import { sessionCookie } from "../../support/session-cookie";
import { test } from "../support/fixtures";
import { ANNOTATION_TYPE, bearer, containerOf, type Document, get, send } from "./exchange";

const CONTEXT = "http://www.w3.org/ns/anno.jsonld";

const noteOn = (source: string, value: string, more: Document = {}): Document => ({
  "@context": CONTEXT,
  type: "Annotation",
  body: { type: "TextualBody", value, format: "text/plain" },
  target: source,
  ...more,
});

const passageOf = (article: TestArticle, source: string, exact: string, more: Document = {}): Document => {
  const points = (end: number) => Array.from(article.text.slice(0, end)).length;
  const start = article.text.indexOf(exact);
  return {
    type: "SpecificResource",
    source,
    selector: [
      { type: "TextQuoteSelector", exact, prefix: article.text.slice(Math.max(0, start - 10), start) },
      { type: "TextPositionSelector", start: points(start), end: points(start + exact.length) },
    ],
    ...more,
  };
};

test("a client's annotation is taken in, under the address it asked for, and reads the same ever after", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [person, article] = [await makePerson("Ada Client"), await makeArticle()];
  const token = await bearer(db, person);
  const container = containerOf(baseURL, article);
  const source = `${baseURL}/articles/${article.slug}`;
  const code = await codeIdOf(db, "possessive-blame");
  const sent = {
    "@context": CONTEXT,
    id: "http://other.example/annotations/1",
    type: "Annotation",
    motivation: ["commenting", "tagging"],
    canonical: "urn:uuid:dbfb1861-0ecf-41ad-be94-a584e5c4f1df",
    via: "http://older.example/1",
    rights: "https://creativecommons.org/licenses/by/4.0/",
    "ex:mood": { "ex:colour": ["blue", 1, true, null] },
    body: [
      "http://other.example/body",
      {
        type: "TextualBody",
        value: "Whose 👍 war?",
        format: "text/markdown",
        language: "en",
        purpose: "commenting",
      },
      { type: "SpecificResource", purpose: "tagging", source: `${baseURL}/codes/${code}` },
      { type: "TextualBody", purpose: "tagging", value: "own words" },
    ],
    target: passageOf(article, source, "emoji was sent", { styleClass: "red" }),
  };
  const posted = await send("POST", container, {
    headers: { ...token, slug: "My first annotation" },
    body: sent,
  });
  expect(posted.status).toBe(201);
  expect(posted.headers.get("location")).toBe(`${container}My-first-annotation`);
  expect(posted.headers.get("content-type")).toBe(ANNOTATION_TYPE);
  expect(posted.headers.get("link")).toContain('<http://www.w3.org/ns/ldp#Resource>; rel="type"');
  expect(posted.headers.get("link")).toContain("ldp#constrainedBy");
  expect(posted.body).toMatchObject({
    id: `${container}My-first-annotation`,
    via: ["http://other.example/annotations/1", "http://older.example/1"],
    canonical: sent.canonical,
    motivation: sent.motivation,
    rights: sent.rights,
    "ex:mood": sent["ex:mood"],
    creator: { id: `${baseURL}/people/${person.id}` },
    body: [
      sent.body[0],
      sent.body[1],
      { type: "SpecificResource", purpose: "tagging", source: { id: `${baseURL}/codes/${code}` } },
      sent.body[3],
    ],
    target: { source, styleClass: "red", selector: [{ exact: "emoji was sent" }, sent.target.selector[1]] },
  });
  const later = await get(posted.headers.get("location") ?? "");
  expect(later.body).toEqual(posted.body);
  expect(later.headers.get("etag")).toBe(posted.headers.get("etag"));
  const { rows } = await db.query(
    `SELECT n.note, h.start, h.origin::text, h."needsReview" FROM "Annotation" n JOIN "Anchor" h ON h."annotationId" = n.id WHERE n.slug = $1 AND n."articleId" = $2`,
    ["My-first-annotation", article.id],
  );
  expect(rows).toEqual([
    {
      note: "Whose 👍 war?",
      start: article.text.indexOf("emoji was sent"),
      origin: "made",
      needsReview: false,
    },
  ]);
  // The same wish again is another address.
  const second = await send("POST", container, {
    headers: { ...token, slug: "My first annotation" },
    body: sent,
  });
  expect(second.status).toBe(201);
  expect(second.headers.get("location")).toMatch(/\/My-first-annotation-[a-z0-9]+$/);
  const { body } = await get(container);
  expect(body.total).toBe(2);
});

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

test("an update names the state it saw; a stale one is refused, and a change by others is seen", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [person, other, article] = [await makePerson(), await makePerson(), await makeArticle()];
  const token = await bearer(db, person);
  const source = `${baseURL}/articles/${article.slug}`;
  const made = await send("POST", containerOf(baseURL, article), {
    headers: token,
    body: noteOn("", "first", { target: passageOf(article, source, "Biden's war"), "ex:kept": 1 }),
  });
  const iri = made.body.id;
  const tag = made.headers.get("etag") ?? "";
  const changed = { ...made.body, body: { type: "TextualBody", value: "second" } };
  expect((await send("PUT", iri, { body: changed })).status).toBe(401);
  expect((await send("PUT", iri, { headers: token, body: changed })).status).toBe(428);
  expect(
    (await send("PUT", iri, { headers: { ...token, "if-match": '"stale"' }, body: changed })).status,
  ).toBe(412);
  const asOther = { ...(await bearer(db, other)), "if-match": tag };
  expect((await send("PUT", iri, { headers: asOther, body: changed })).status).toBe(403);
  const readOnly = { ...(await bearer(db, person, ["read"])), "if-match": tag };
  const scoped = await send("PUT", iri, { headers: readOnly, body: changed });
  expect([scoped.status, scoped.headers.get("www-authenticate")]).toEqual([
    403,
    expect.stringContaining("insufficient_scope"),
  ]);

  const put = await send("PUT", iri, { headers: { ...token, "if-match": tag }, body: changed });
  expect(put.status).toBe(200);
  expect(put.headers.get("etag")).not.toBe(tag);
  expect(put.body).toMatchObject({
    id: iri,
    body: { value: "second" },
    "ex:kept": 1,
    target: made.body.target,
  });
  expect((await get(iri)).body).toEqual(put.body);
  expect((await send("PUT", iri, { headers: { ...token, "if-match": tag }, body: changed })).status).toBe(
    412,
  );

  const now = { ...token, "if-match": put.headers.get("etag") ?? "" };
  const elsewhere = { ...put.body, target: passageOf(article, source, "Truth Social") };
  const moved = await send("PUT", iri, { headers: now, body: elsewhere });
  expect(moved.body.target.selector[0].exact).toBe("Truth Social");
  const star = { ...token, "if-match": "*" };
  const whole = await send("PUT", iri, { headers: star, body: { ...moved.body, target: source } });
  expect([whole.status, whole.body.target]).toEqual([200, source]);
  expect((await send("PUT", iri, { headers: star, body: { ...whole.body, id: "urn:uuid:1" } })).status).toBe(
    409,
  );
  expect((await send("PUT", iri, { headers: star, body: { ...whole.body, target: undefined } })).status).toBe(
    400,
  );
  expect(
    (await send("PUT", `${containerOf(baseURL, article)}none`, { headers: star, body: changed })).status,
  ).toBe(404);
});

test("what is deleted is gone, also from its container, and its address is not used again", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [person, other, article] = [await makePerson(), await makePerson(), await makeArticle()];
  const [token, asOther] = [await bearer(db, person), await bearer(db, other)];
  const container = containerOf(baseURL, article);
  const source = `${baseURL}/articles/${article.slug}`;
  const post = () =>
    send("POST", container, { headers: { ...token, slug: "mine" }, body: noteOn(source, "x") });
  const { headers, body } = await post();
  const { id: iri } = body;
  expect((await send("DELETE", iri)).status).toBe(401);
  expect((await send("DELETE", iri, { headers: asOther })).status).toBe(403);
  expect((await send("DELETE", iri, { headers: { ...token, "if-match": '"stale"' } })).status).toBe(412);
  const deleted = await send("DELETE", iri, { headers: { ...token, "if-match": headers.get("etag") ?? "" } });
  expect(deleted.status).toBe(204);
  expect((await get(iri)).status).toBe(410);
  expect((await get(iri)).headers.get("link")).toContain("ldp#Resource");
  expect((await send("DELETE", iri, { headers: token })).status).toBe(410);
  expect((await send("PUT", iri, { headers: { ...token, "if-match": "*" }, body })).status).toBe(410);
  expect((await get(container)).body.total).toBe(0);
  expect((await post()).body.id).not.toBe(iri);
});

test("replies are annotations on annotations, to any depth", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [person, article] = [await makePerson(), await makeArticle()];
  const token = await bearer(db, person);
  const container = containerOf(baseURL, article);
  const { id } = await insertAnnotation(db, article, person, { exact: "Biden's war" });
  const reply = (target: string, value: string) =>
    send("POST", container, {
      headers: token,
      body: noteOn(target, value, { motivation: "replying", "ex:x": 1 }),
    });
  const first = await reply(`${container}${id}`, "Yes?");
  expect([first.status, first.body.detail]).toEqual([201, undefined]);
  expect(first.body).toMatchObject({
    motivation: "replying",
    target: `${container}${id}`,
    "ex:x": 1,
    body: { value: "Yes?" },
  });
  const second = await reply(first.body.id, "No.");
  expect(second.body.target).toBe(first.body.id);
  const onArticle = await reply(`${baseURL}/articles/${article.slug}`, "As a whole");
  expect(onArticle.body).toMatchObject({
    motivation: "replying",
    target: `${baseURL}/articles/${article.slug}`,
  });
  const { rows } = await db.query(
    `SELECT c.body, c."parentId" IS NOT NULL AS answers, t."annotationId" FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId" WHERE t."articleId" = $1 ORDER BY c."createdAt"`,
    [article.id],
  );
  expect(rows).toEqual([
    { body: "Yes?", answers: false, annotationId: id },
    { body: "No.", answers: true, annotationId: id },
    { body: "As a whole", answers: false, annotationId: null },
  ]);
  const put = await send("PUT", second.body.id, {
    headers: { ...token, "if-match": second.headers.get("etag") ?? "" },
    body: { ...second.body, body: { type: "TextualBody", value: "No!" } },
  });
  expect([put.status, put.body.body.value]).toEqual([200, "No!"]);
  expect((await send("DELETE", second.body.id, { headers: token })).status).toBe(204);
  expect((await get(second.body.id)).status).toBe(410);
  const nowhere = await reply(second.body.id, "Too late");
  expect(nowhere.status).toBe(422);
  const silent = await send("POST", container, { headers: token, body: noteOn(first.body.id, " ") });
  expect(silent.status).toBe(422);
});

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

test("what is no annotation, or not one that is kept here, gets a clear answer", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [person, article] = [await makePerson(), await makeArticle()];
  const token = await bearer(db, person);
  const container = containerOf(baseURL, article);
  const source = `${baseURL}/articles/${article.slug}`;
  const note = noteOn(source, "x");
  const svg = { type: "SpecificResource", source, selector: { type: "SvgSelector", value: "<svg/>" } };
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    send("POST", container, { headers: { ...token, ...headers }, body });
  const nested = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
  const cases: [unknown, number, Record<string, string>?][] = [
    ["{nonsense", 400],
    ["", 400],
    ["[]", 400],
    ["null", 400],
    [nested, 400],
    [`{"a":${nested}}`, 400],
    [{ ...note, "@context": undefined }, 400],
    [{ ...note, "@context": "http://127.0.0.1:9/context.jsonld" }, 400],
    [{ ...note, "@context": [CONTEXT, { "@import": "http://127.0.0.1:9/" }] }, 400],
    [{ ...note, type: "Note" }, 400],
    [{ ...note, target: undefined }, 400],
    [{ ...note, target: Array.from({ length: 10_000 }, () => "urn:x:1") }, 400],
    [{ ...note, created: "yesterday" }, 400],
    [{ ...note, body: { type: "TextualBody", value: 7 } }, 400],
    [{ ...note, body: { type: "TextualBody", value: "a\u0000b" } }, 400],
    [{ ...note, body: { type: "TextualBody", value: "\ud83d" } }, 400],
    [{ ...note, target: svg }, 422],
    [{ ...note, target: { ...svg, source: "http://images.example/1.png" } }, 422],
    [
      {
        ...note,
        body: {
          type: "SpecificResource",
          purpose: "tagging",
          source: `${baseURL}/codes/01900000-0000-7000-8000-00000000ffff`,
        },
      },
      422,
    ],
    [{ ...note, body: { type: "TextualBody", value: "x".repeat(20_001) } }, 422],
    [{ ...note, body: { type: "TextualBody", value: "x".repeat(300_000) } }, 413],
    [note, 415, { "content-type": "text/turtle" }],
    [note, 415, { "content-type": "text/plain" }],
    [note, 406, { accept: "text/turtle" }],
    [{ ...note, "@context": [CONTEXT, "http://127.0.0.1:9/more.jsonld"] }, 201],
    [note, 201, { "content-type": "application/json" }],
    [{ ...note, target: "http://www.example.com/index.html", canonical: "urn:uuid:1" }, 201],
  ];
  for (const [body, status, headers] of cases) {
    const answer = await post(body, headers);
    const said = `${JSON.stringify(body)?.slice(0, 80)} ${answer.status} ${answer.body.detail ?? ""}`;
    expect(answer.status, said).toBe(status);
    if (status === 201) continue;
    expect(answer.headers.get("content-type"), said).toBe("application/problem+json");
    expect(answer.headers.get("link")).toContain("constrainedBy");
    expect(answer.body.detail.length).toBeGreaterThan(10);
  }
  const page = (await get(container)).body.first;
  const toPage = await send("POST", page, { headers: token, body: note });
  expect([toPage.status, toPage.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
});
