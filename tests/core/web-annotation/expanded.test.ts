import jsonld from "jsonld";
import { describe, expect, test } from "vitest";
import { Addresses } from "@/core/web-annotation/addresses";
import { type ContainerFacts, FIRST_PAGE, toCollection, toPage } from "@/core/web-annotation/collection";
import type { ExchangedAnnotation } from "@/core/web-annotation/exchanged";
import { toWebAnnotation } from "@/core/web-annotation/outgoing";
import { CONTEXTS } from "./context";

const addresses = new Addresses("https://m.example");
const OA = "http://www.w3.org/ns/oa#";

/** Expands without a network; in safe mode a term that means nothing is an error. */
async function expanded(document: object): Promise<Record<string, { "@id"?: string; "@value"?: unknown }[]>> {
  const documentLoader = async (url: string) => {
    const context = CONTEXTS[url];
    if (!context) throw new Error(`${url} was asked for.`);
    return { contextUrl: undefined, document: { "@context": context }, documentUrl: url };
  };
  const nodes: unknown[] = (await jsonld.expand(
    document as never,
    { documentLoader, safe: true } as never,
  )) as never;
  const [node] = nodes;
  return node as never;
}

const annotation: ExchangedAnnotation = {
  kind: "annotation",
  id: "01900000-0000-7000-8000-0000000000aa",
  articleSlug: "war",
  layer: "public",
  segment: "first",
  author: { id: "01900000-0000-7000-8000-0000000000bb", name: "Ada", handle: "ada" },
  revision: 1,
  createdAt: "2026-01-02T03:04:05.678Z",
  modifiedAt: "2026-01-02T03:04:05.678Z",
  via: ["urn:x:1"],
  canonical: "urn:x:2",
  foreign: null,
  note: "Whose?",
  codes: [{ id: "01900000-0000-7000-8000-0000000000cc", name: "Possessive blame" }],
  passage: {
    quote: { exact: "Biden's war", prefix: "", suffix: "" },
    position: { start: 1, end: 12 },
    version: { number: 1, createdAt: "2026-01-01T00:00:00.000Z" },
  },
};

describe("as linked data, with every term known", () => {
  test("an annotation means what the vocabulary says", async () => {
    const node = await expanded(toWebAnnotation(addresses, annotation));
    expect(node["@type"]).toEqual([`${OA}Annotation`]);
    expect(node["@id"]).toBe("https://m.example/articles/war/annotations/public/first");
    expect(node[`${OA}motivatedBy`]).toEqual([{ "@id": `${OA}commenting` }]);
    expect(node[`${OA}hasBody`]).toHaveLength(2);
    expect(JSON.stringify(node[`${OA}hasBody`])).toContain(
      "https://m.example/codes/01900000-0000-7000-8000-0000000000cc",
    );
    expect(JSON.stringify(node[`${OA}hasTarget`])).toContain(`${OA}TextPositionSelector`);
  });

  const QUOTED = {
    exact: "👍🏽 war",
    position: { start: 3, end: 9 },
    version: { number: 1, createdAt: "2026-01-01T00:00:00.000Z" },
  };

  test("a reply targets what it answers, and links to what it quotes", async () => {
    const { note: _, codes: __, passage: ___, ...common } = annotation;
    const node = await expanded(
      toWebAnnotation(addresses, { ...common, kind: "reply", text: "No.", answers: "first", quote: QUOTED }),
    );
    const [, linked] = node[`${OA}hasBody`] as Record<string, unknown>[];
    expect(linked).toMatchObject({
      "@type": [`${OA}SpecificResource`],
      [`${OA}hasPurpose`]: [{ "@id": `${OA}linking` }],
      [`${OA}hasSource`]: [{ "@id": "https://m.example/articles/war" }],
      [`${OA}hasSelector`]: [
        { "@type": [`${OA}TextQuoteSelector`], [`${OA}exact`]: [{ "@value": "👍🏽 war" }] },
        { "@type": [`${OA}TextPositionSelector`] },
      ],
    });
    expect(node[`${OA}motivatedBy`]).toEqual([{ "@id": `${OA}replying` }]);
    expect(node[`${OA}hasTarget`]).toEqual([
      { "@id": "https://m.example/articles/war/annotations/public/first" },
    ]);
  });

  test("a container is both what LDP and what ActivityStreams call one, and its pages keep their order", async () => {
    const facts: ContainerFacts = {
      iri: addresses.container("war", "public"),
      label: "War: Public",
      total: 2,
      modified: "2026-01-02T03:04:05.678Z",
      lastPage: FIRST_PAGE,
    };
    const page = { page: FIRST_PAGE, startIndex: 0, prev: null, next: null, items: ["urn:x:1", "urn:x:2"] };
    for (const form of ["minimal", "iris", "descriptions"] as const) {
      const node = await expanded(toCollection(facts, form, page));
      expect(node["@type"]).toEqual([
        "http://www.w3.org/ns/ldp#BasicContainer",
        "http://www.w3.org/ns/activitystreams#OrderedCollection",
      ]);
    }
    const node = await expanded(toPage(facts, "iris", page));
    expect(node["http://www.w3.org/ns/activitystreams#items"]).toEqual([
      { "@list": [{ "@id": "urn:x:1" }, { "@id": "urn:x:2" }] },
    ]);
  });
});
