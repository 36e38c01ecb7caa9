import { expect } from "@playwright/test";
import { codeIdOf, insertAnnotation, insertComment, insertGroup } from "../../support/rows";
import { test } from "../support/fixtures";
import { ANNOTATION_TYPE, bearer, containerOf, type Document, get, send } from "./exchange";

const MINIMAL = 'return=representation;include="http://www.w3.org/ns/ldp#PreferMinimalContainer"';
const IRIS = 'return=representation; include="http://www.w3.org/ns/oa#PreferContainedIRIs"';
const DESCRIPTIONS = 'return=representation;include="http://www.w3.org/ns/oa#PreferContainedDescriptions"';

test("an annotation says in JSON-LD what it says, where, in which version, and by whom", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [person, article] = [await makePerson("Ada Reader"), await makeArticle()];
  const code = await codeIdOf(db, "possessive-blame");
  const { id } = await insertAnnotation(db, article, person, {
    exact: "emoji was sent",
    note: "After **the** family",
    codeIds: [code],
  });
  const { status, headers, body } = await get(`${containerOf(baseURL, article)}${id}`);
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe(ANNOTATION_TYPE);
  expect(headers.get("link")).toContain('<http://www.w3.org/ns/ldp#Resource>; rel="type"');
  expect(headers.get("etag")).toMatch(/^"[\w-]+"$/);
  expect(headers.get("allow")).toMatch(/GET.*HEAD.*OPTIONS/);
  expect(headers.get("vary")).toMatch(/Accept/);
  const points = Array.from(article.text);
  const [quote, position] = body.target.selector;
  expect(points.slice(position.start, position.end).join("")).toBe("emoji was sent");
  expect(position.start).toBeLessThan(article.text.indexOf("emoji was sent"));
  expect(quote).toMatchObject({ type: "TextQuoteSelector", exact: "emoji was sent" });
  expect(body).toMatchObject({
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: `${containerOf(baseURL, article)}${id}`,
    type: "Annotation",
    creator: { id: `${baseURL}/people/${person.id}`, name: "Ada Reader" },
    created: expect.stringMatching(/Z$/),
    modified: expect.stringMatching(/Z$/),
    body: [
      { type: "SpecificResource", purpose: "tagging", source: { id: `${baseURL}/codes/${code}` } },
      { type: "TextualBody", purpose: "commenting", format: "text/markdown", value: "After **the** family" },
    ],
    target: {
      source: `${baseURL}/articles/${article.slug}`,
      state: { type: "TimeState", cached: `${baseURL}/articles/${article.slug}/versions/1` },
    },
  });
});

test("a container answers itself, in three forms that have addresses of their own", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [person, article] = [await makePerson(), await makeArticle()];
  const annotation = await insertAnnotation(db, article, person, { exact: "Biden's war" });
  await insertComment(db, article, annotation, person, { body: "A reply" });
  const container = containerOf(baseURL, article);

  const plain = await get(container);
  expect(plain.status).toBe(200);
  expect(plain.headers.get("content-type")).toBe(ANNOTATION_TYPE);
  expect(plain.headers.get("link")).toContain('<http://www.w3.org/ns/ldp#BasicContainer>; rel="type"');
  expect(plain.headers.get("link")).toContain(
    '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"',
  );
  expect(plain.headers.get("content-location")).toBe(plain.body.id);
  expect(plain.body).toMatchObject({
    type: ["BasicContainer", "AnnotationCollection"],
    total: 2,
    first: expect.any(String),
    last: expect.any(String),
  });

  const minimal = await get(container, { prefer: MINIMAL });
  expect(minimal.body).toMatchObject({ id: container, total: 2, first: expect.any(String) });
  expect(minimal.body).not.toHaveProperty("items");
  expect(minimal.headers.get("vary")).toMatch(/Prefer/);
  expect(minimal.headers.get("preference-applied")).toBe("return=representation");

  const iris = await get(container, { prefer: IRIS });
  const descriptions = await get(container, { prefer: DESCRIPTIONS });
  expect(new Set([container, iris.body.id, descriptions.body.id]).size).toBe(3);
  for (const answer of [iris, descriptions]) {
    expect(answer.headers.get("content-location")).toBe(answer.body.id);
    // What the answer says it is stands there too.
    expect((await get(answer.body.id)).body).toEqual(answer.body);
    const page = await get(answer.body.first.id);
    expect(page.body).toMatchObject({
      "@context": "http://www.w3.org/ns/anno.jsonld",
      type: "AnnotationPage",
      partOf: { id: answer.body.id, total: 2, modified: expect.stringMatching(/Z$/) },
      startIndex: 0,
      items: answer.body.first.items,
    });
  }
  const listed: string[] = iris.body.first.items;
  expect(descriptions.body.first.items.map((one: Document) => one.id)).toEqual(listed);
  for (const [index, iri] of listed.entries()) {
    expect(iri.startsWith(container)).toBe(true);
    expect((await get(iri)).body).toEqual(descriptions.body.first.items[index]);
  }
  const reply = descriptions.body.first.items[1];
  expect(reply).toMatchObject({ motivation: "replying", target: listed[0], body: { value: "A reply" } });
});

test("pages lead through everything once, there and back, and say where they are", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [person, article] = [await makePerson(), await makeArticle()];
  await db.query(
    `INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", "draftHash", "createdAt")
     SELECT gen_random_uuid(), $1, $2, $3, n::text, now() - (n % 40) * interval '1 second' FROM generate_series(1, 250) n`,
    [article.id, "01900000-0000-7000-8000-000000000001", person.id],
  );
  const container = containerOf(baseURL, article);
  const { body } = await get(container, { prefer: IRIS });
  expect(body.total).toBe(250);
  const seen: string[] = [];
  const pages: string[] = [];
  for (let at: string | undefined = body.first.id; at; ) {
    const page: Document = (await get(at)).body;
    expect(page.id).toBe(at);
    expect(page.startIndex).toBe(seen.length);
    expect("prev" in page).toBe(pages.length > 0);
    if (pages.length > 0) expect(page.prev).toBe(pages.at(-1));
    seen.push(...page.items);
    pages.push(at);
    at = page.next;
  }
  expect(new Set(seen).size).toBe(250);
  expect(pages.at(-1)).toBe(body.last);
  const first = (await get((await get(container)).body.first)).body;
  expect(first.items.map((one: Document) => one.id)).toEqual(seen.slice(0, first.items.length));
});

test("an unchanged representation is not sent again, and every change has another tag", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [person, article] = [await makePerson(), await makeArticle()];
  const annotation = await insertAnnotation(db, article, person, { exact: "Biden's war" });
  const container = containerOf(baseURL, article);
  const tags = new Set<string | null>();
  const look = async () => {
    const { headers } = await get(container);
    tags.add(headers.get("etag"));
    const again = await get(container, { "if-none-match": headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
    expect(again.headers.get("etag")).toBe(headers.get("etag"));
    expect(again.headers.get("link")).toContain("BasicContainer");
  };
  await look();
  const { id } = await insertComment(db, article, annotation, person, { body: "One" });
  await look();
  await db.query(
    `UPDATE "Comment" SET body = 'Two', "editedAt" = now() + interval '1 second' WHERE id = $1`,
    [id],
  );
  await look();
  await db.query(`UPDATE "Comment" SET "deletedAt" = now() + interval '2 seconds' WHERE id = $1`, [id]);
  await look();
  expect(tags.size).toBe(4);
});

test("a browser gets the page, a machine JSON-LD, and who wants neither is told what there is", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [person, article] = [await makePerson(), await makeArticle()];
  const { id } = await insertAnnotation(db, article, person, { exact: "Biden's war" });
  const container = containerOf(baseURL, article);
  const html = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  for (const [url, page] of [
    [container, `/articles/${article.slug}`],
    [`${container}${id}`, `/articles/${article.slug}?annotation=${id}#a-${id}`],
  ] as const) {
    const browser = await get(url, { accept: html });
    expect([browser.status, browser.headers.get("location")]).toEqual([303, page]);
    for (const accept of [
      "application/ld+json",
      'application/ld+json;profile="http://example.org/other"',
      "*/*",
    ])
      expect((await get(url, { accept })).headers.get("content-type")).toMatch(/^application\/ld\+json/);
    expect((await get(url, { accept: "application/json" })).headers.get("content-type")).toBe(
      "application/json",
    );
    const neither = await get(url, { accept: "text/turtle" });
    expect(neither.status).toBe(406);
    expect(neither.headers.get("content-type")).toBe("application/problem+json");
    expect(neither.headers.get("link")).toBeTruthy();
    expect(neither.body.detail).toContain("application/ld+json");
  }
});

test("what one may not see is not there, and what was deleted is gone", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [member, stranger, article] = [await makePerson(), await makePerson(), await makeArticle()];
  const group = await insertGroup(db, { [member.id]: "member" });
  const { id } = await insertAnnotation(db, article, member, { exact: "Biden's war", groupId: group.id });
  const own = await insertAnnotation(db, article, member, { exact: "Truth Social", groupId: null });
  const hidden = containerOf(baseURL, article, group.slug);
  const mine = containerOf(baseURL, article, "mine");
  const [asMember, asStranger] = [await bearer(db, member), await bearer(db, stranger)];
  for (const headers of [{}, asStranger]) {
    expect((await get(hidden, headers)).status).toBe(404);
    expect((await get(`${hidden}${id}`, headers)).status).toBe(404);
    expect((await get(`${containerOf(baseURL, article)}${id}`, headers)).status).toBe(404);
  }
  expect((await get(mine)).status).toBe(401);
  expect((await get(mine)).headers.get("www-authenticate")).toMatch(/^Bearer/);
  expect((await get(`${mine}${own.id}`, asStranger)).status).toBe(404);
  expect((await get(`${mine}${own.id}`, asMember)).status).toBe(200);
  expect((await get(mine, asMember)).body.total).toBe(1);
  expect((await get(`${hidden}${id}`, asMember)).status).toBe(200);
  await db.query(`UPDATE "Annotation" SET "deletedAt" = now() WHERE id = $1`, [id]);
  expect((await get(`${hidden}${id}`, asMember)).status).toBe(410);
  expect((await get(`${hidden}${id}`, asStranger)).status).toBe(404);
  expect((await get(hidden, asMember)).body.total).toBe(0);
});

test("pre-flights pass without credentials, methods that do not fit say which do", async ({
  baseURL,
  makeArticle,
}) => {
  const container = containerOf(baseURL, await makeArticle());
  const preflight = await send("OPTIONS", container, {
    headers: { origin: "https://tool.example", "access-control-request-method": "POST" },
  });
  expect(preflight.status).toBe(200);
  expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
  expect(preflight.headers.get("access-control-allow-credentials")).toBeNull();
  expect(preflight.headers.get("access-control-allow-headers")).toMatch(
    /Authorization.*If-Match.*Prefer.*Slug/,
  );
  expect(preflight.headers.get("access-control-expose-headers")).toMatch(/ETag.*Link.*Location/);
  const patch = await send("PATCH", container, { body: {} });
  expect(patch.status).toBe(405);
  expect(patch.headers.get("allow")).toMatch(/GET/);
  expect(patch.headers.get("link")).toContain("BasicContainer");
  expect(patch.headers.get("content-type")).toBe("application/problem+json");
  const head = await send("HEAD", container);
  expect([head.status, head.headers.get("etag")]).toEqual([200, (await get(container)).headers.get("etag")]);
});
