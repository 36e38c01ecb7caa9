import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Addresses } from "@/core/web-annotation/addresses";
import type { Exchanged } from "@/core/web-annotation/exchanged";
import { type Incoming, readWebAnnotation } from "@/core/web-annotation/incoming";
import { type JsonObject, toList } from "@/core/web-annotation/json";
import { toWebAnnotation } from "@/core/web-annotation/outgoing";

const addresses = new Addresses("https://m.example");
const place = { addresses, articleSlug: "war", canonicalUrl: "https://news.example/war", layer: "public" };

/** As if it had been stored: the passage stands where its words are said to stand, in version 1 or the named one. */
function stored(incoming: Incoming): Exchanged {
  const common = {
    id: "01900000-0000-7000-8000-0000000000aa",
    articleSlug: "war",
    layer: "public",
    segment: "01900000-0000-7000-8000-0000000000aa",
    author: { id: "01900000-0000-7000-8000-0000000000bb", name: "Ada", handle: "ada" },
    revision: 1,
    createdAt: "2026-01-02T03:04:05.678Z",
    modifiedAt: "2026-01-02T03:04:05.678Z",
    via: incoming.via,
    canonical: incoming.canonical,
    foreign: incoming.foreign,
  };
  if (incoming.kind === "reply") {
    const { answers } = incoming;
    const segment = answers === null ? null : "segment" in answers ? answers.segment : answers.id;
    return { ...common, kind: "reply", text: incoming.text, answers: segment, quote: null };
  }
  const { passage } = incoming;
  return {
    ...common,
    kind: "annotation",
    note: incoming.text,
    codes: incoming.codes.map((id) => ({ id, name: "Possessive blame" })),
    passage: passage && {
      quote: passage.quote ?? { exact: "words", prefix: "", suffix: "" },
      position: passage.position ?? { start: 3, end: 14 },
      version: { number: passage.version ?? 1, createdAt: "2026-01-01T00:00:00.000Z" },
    },
  };
}

const right: { name: string; document: JsonObject }[] = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "samples/right.json"), "utf8"),
);

const MODELLED = [
  "id",
  "@context",
  "creator",
  "created",
  "modified",
  "via",
  "body",
  "bodyValue",
  "target",
  "motivation",
  "type",
];

describe("what another tool says comes back", () => {
  test.each(right)("$name", ({ document }) => {
    const once = toWebAnnotation(addresses, stored(readWebAnnotation(document, place)));
    // What is not modelled, as it came.
    for (const [key, value] of Object.entries(document))
      if (!MODELLED.includes(key)) expect(once[key], key).toEqual(value);
    expect(toList(once.body)).toHaveLength(toList(document.bodyValue ?? document.body).length);
    // And what comes back says the same when it is sent again.
    const again = readWebAnnotation(once, place);
    expect(toWebAnnotation(addresses, stored(again))).toEqual(once);
  });

  test("with any unknown property of any value, anywhere that it may stand", () => {
    const key = fc.stringMatching(/^x:[a-z]{1,8}$/);
    // What can be no part of an answer is refused, which other tests show.
    const value = fc
      .jsonValue({ maxDepth: 3 })
      .filter((one) => !/\\u0000|"__proto__"/.test(JSON.stringify(one)));
    const unknown = fc.dictionary(key, value, { maxKeys: 4 });
    fc.assert(
      fc.property(unknown, unknown, unknown, unknown, (own, body, target, selector) => {
        const document = {
          ...own,
          "@context": "http://www.w3.org/ns/anno.jsonld",
          type: "Annotation",
          body: { ...body, type: "TextualBody", value: "Well." },
          target: {
            ...target,
            type: "SpecificResource",
            source: "https://m.example/articles/war",
            selector: { ...selector, type: "TextQuoteSelector", exact: "Biden's war" },
          },
        };
        const back = toWebAnnotation(addresses, stored(readWebAnnotation(document, place)));
        expect(back).toMatchObject(own);
        expect(back.body).toEqual(document.body);
        expect(back.target).toMatchObject(target);
        expect((back.target as { selector: unknown[] }).selector[0]).toMatchObject(selector);
      }),
      { numRuns: 200 },
    );
  });
});
