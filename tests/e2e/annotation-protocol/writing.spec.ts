import { expect } from "@playwright/test";
import { codeIdOf, insertAnnotation } from "../../support/rows";
import { test } from "../support/fixtures";
import { CONTEXT, noteOn, passageOf } from "./documents";
import { ANNOTATION_TYPE, bearer, containerOf, get, send } from "./exchange";

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
  // Of a passage that it quotes, what we say goes out, comes back, and is not kept twice.
  const start = article.text.indexOf("Truth Social");
  const quote = { versionId: article.versionId, start, end: start + 12, exact: "Truth Social" };
  await db.query(`UPDATE "Comment" SET quote = $2 WHERE body = 'No!' AND id = ANY($1)`, [
    (await db.query(`SELECT id FROM "Comment" WHERE "authorId" = $1`, [person.id])).rows.map((row) => row.id),
    quote,
  ]);
  const quoting = await get(second.body.id);
  expect(quoting.body.body).toMatchObject([
    { value: "No!" },
    { purpose: "linking", selector: [{ exact: "Truth Social" }, { start, end: start + 12 }] },
  ]);
  const again = await send("PUT", second.body.id, {
    headers: { ...token, "if-match": quoting.headers.get("etag") ?? "" },
    body: quoting.body,
  });
  expect([again.status, again.body.body]).toEqual([200, quoting.body.body]);
  expect((await send("DELETE", second.body.id, { headers: token })).status).toBe(204);
  expect((await get(second.body.id)).status).toBe(410);
  const nowhere = await reply(second.body.id, "Too late");
  expect(nowhere.status).toBe(422);
  const silent = await send("POST", container, { headers: token, body: noteOn(first.body.id, " ") });
  expect(silent.status).toBe(422);
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
