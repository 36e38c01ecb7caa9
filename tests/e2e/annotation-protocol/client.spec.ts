import { expect } from "@playwright/test";
import {
  parseW3CTextAnnotation,
  serializeW3CTextAnnotation,
  type W3CTextAnnotation,
} from "@recogito/text-annotator";
import { codeIdOf, insertAnnotation } from "../../support/rows";
import { test } from "../support/fixtures";
import { bearer, containerOf, get, send } from "./exchange";

/**
 * A library that other annotation tools are made of, which knows nothing of this project, reads what we
 * serve and writes what we take.
 */
test("another tool's library reads an annotation, and what it writes is taken in and read again", async ({
  baseURL,
  db,
  makePerson,
  makeArticle,
}) => {
  const [author, reader, article] = [await makePerson("Ada Author"), await makePerson(), await makeArticle()];
  const code = await codeIdOf(db, "possessive-blame");
  const { id, start, end } = await insertAnnotation(db, article, author, {
    exact: "Biden's war",
    note: "Whose?",
    codeIds: [code],
  });
  const source = `${baseURL}/articles/${article.slug}`;
  const served = (await get(`${containerOf(baseURL, article)}${id}`)).body as unknown as W3CTextAnnotation;

  const read = parseW3CTextAnnotation(served);
  expect(read.error).toBeUndefined();
  expect(read.parsed?.target.selector).toEqual([{ quote: "Biden's war", start, end }]);
  expect(read.parsed?.target.creator).toMatchObject({ name: "Ada Author" });
  expect(read.parsed?.bodies.map(({ purpose, value }) => [purpose, value])).toEqual([
    ["tagging", undefined],
    ["commenting", "Whose?"],
  ]);

  const written = serializeW3CTextAnnotation({ ...read.parsed!, id: "urn:uuid:their-own" }, source);
  const token = await bearer(db, reader);
  const posted = await send("POST", containerOf(baseURL, article), { headers: token, body: written });
  expect([posted.status, posted.body.detail]).toEqual([201, undefined]);
  expect(posted.body).toMatchObject({
    via: "urn:uuid:their-own",
    creator: { id: `${baseURL}/people/${reader.id}` },
    body: [{ source: { id: `${baseURL}/codes/${code}` } }, { purpose: "commenting", value: "Whose?" }],
    target: { selector: [{ exact: "Biden's war" }, { start, end }] },
  });

  const again = parseW3CTextAnnotation((await get(posted.body.id)).body as unknown as W3CTextAnnotation)
    .parsed!;
  const [, note] = again.bodies;
  const changed = { ...again, bodies: [{ ...note!, value: "Theirs." }] };
  const put = await send("PUT", posted.body.id, {
    headers: { ...token, "if-match": posted.headers.get("etag") ?? "" },
    body: serializeW3CTextAnnotation(changed, source),
  });
  expect([put.status, put.body.detail, put.body.body?.value]).toEqual([200, undefined, "Theirs."]);
});
