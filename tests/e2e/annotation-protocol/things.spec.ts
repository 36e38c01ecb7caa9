import { expect } from "@playwright/test";
import { codeIdOf, insertAnnotation, insertComment, insertGroup } from "../../support/rows";
import { test } from "../support/fixtures";
import { bearer, containerOf, type Document, get, send } from "./exchange";

const LD = { accept: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"' };
const HTML = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

test("everything that an annotation names answers a machine with JSON-LD and a browser with a page", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [person, article] = [await makePerson("Ada Named"), await makeArticle({ title: "A named article" })];
  const code = await codeIdOf(db, "possessive-blame");
  const { id } = await insertAnnotation(db, article, person, { exact: "emoji was sent", codeIds: [code] });
  const { body } = await get(`${containerOf(baseURL, article)}${id}`);
  const named: [iri: string, what: Document, page: string | null][] = [
    [body.target.source, { label: "A named article", type: ["Text", "schema:Article"] }, "A named article"],
    [body.creator.id, { type: "Person", name: "Ada Named", nickname: person.handle }, "Ada Named"],
    [body.body.source.id, { type: "skos:Concept", label: body.body.source.label }, null],
  ];
  for (const [iri, what, page] of named) {
    const data = await get(iri, LD);
    expect(data.status, iri).toBe(200);
    expect(data.body).toMatchObject({ "@context": "http://www.w3.org/ns/anno.jsonld", id: iri, ...what });
    expect(data.headers.get("content-location")).toBe(iri);
    expect(data.headers.get("vary")).toMatch(/Accept/);
    expect(data.headers.get("access-control-allow-origin")).toBe("*");
    const again = await get(iri, { ...LD, "if-none-match": data.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
    expect((await get(iri, { accept: "text/turtle" })).status, iri).toBe(406);
    const browser = await fetch(iri, { headers: HTML });
    expect(browser.headers.get("content-type"), iri).toContain("text/html");
    expect(browser.headers.get("vary")).toMatch(/Accept/);
    if (page) expect(await browser.text()).toContain(page);
  }
  const version = (await get(body.target.state.cached, LD)).body;
  expect(version).toMatchObject({ id: body.target.state.cached, value: article.text, format: "text/plain" });
  const { start, end } = body.target.selector[1];
  expect(
    Array.from(version.value as string)
      .slice(start, end)
      .join(""),
  ).toBe("emoji was sent");
  const concept = (await get(body.body.source.id, LD)).body;
  const book = (await get(concept["skos:inScheme"].id, LD)).body;
  expect(book.type).toBe("skos:ConceptScheme");
  expect(book["dcterms:hasPart"].map((one: Document) => one.id)).toContain(body.body.source.id);
});

test("an article's page says where its annotations are kept, in the layer that it shows", async ({
  baseURL,
  makeArticle,
}) => {
  const article = await makeArticle();
  const page = await fetch(`${baseURL}/articles/${article.slug}`, { headers: HTML });
  expect(page.headers.get("link")).toContain(
    `</articles/${article.slug}/annotations/public/>; rel="http://www.w3.org/ns/oa#annotationService"`,
  );
});

test("permalinks lead machines to the address in a container", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [person, article] = [await makePerson(), await makeArticle()];
  const annotation = await insertAnnotation(db, article, person, { exact: "Biden's war" });
  const reply = await insertComment(db, article, annotation, person, { body: "Hm" });
  for (const [path, id] of [
    ["annotations", annotation.id],
    ["comments", reply.id],
  ]) {
    const answer = await get(`${baseURL}/${path}/${id}`, LD);
    expect([answer.status, answer.headers.get("location")]).toEqual([
      307,
      `${containerOf(baseURL, article)}${id}`,
    ]);
    expect((await get(`${baseURL}/${path}/${id}`, HTML)).status).toBe(303);
  }
});

test("people are public as far as their words are", async ({ baseURL, db, makePerson, makeArticle }) => {
  const [quiet, hidden, member, stranger] = [
    await makePerson(),
    await makePerson(),
    await makePerson(),
    await makePerson(),
  ];
  const article = await makeArticle();
  const group = await insertGroup(db, { [hidden.id]: "member", [member.id]: "member" });
  await insertAnnotation(db, article, hidden, { exact: "Biden's war", groupId: group.id });
  const status = async (who: { id: string }, headers = {}) =>
    (await get(`${baseURL}/people/${who.id}`, { ...LD, ...headers })).status;
  expect(await status(quiet)).toBe(404);
  expect(await status(quiet, await bearer(db, quiet))).toBe(200);
  expect(await status(hidden)).toBe(404);
  expect(await status(hidden, await bearer(db, stranger))).toBe(404);
  expect(await status(hidden, await bearer(db, member))).toBe(200);
  expect((await fetch(`${baseURL}/people/${quiet.id}`, { headers: HTML })).status).toBe(404);
});

test("what one may not read is no thing either, and none can be written", async ({
  baseURL,
  db,
  makeArticle,
}) => {
  const group = await insertGroup(db);
  const article = await makeArticle({ groupIds: [group.id] });
  for (const path of [
    `articles/${article.slug}`,
    `articles/${article.slug}/versions/1`,
    "codes/none",
    "people/none",
  ]) {
    expect((await get(`${baseURL}/${path}`, LD)).status, path).toBe(404);
  }
  const open = await makeArticle();
  const put = await send("PUT", `${baseURL}/linked/articles/${open.slug}`, { headers: LD, body: {} });
  expect([put.status, put.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
});
