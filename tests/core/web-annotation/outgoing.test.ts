import { describe, expect, test } from "vitest";
import { Addresses } from "@/core/web-annotation/addresses";
import { WebAnnotationSchema } from "@/core/web-annotation/annotation";
import type { ExchangedAnnotation, ExchangedReply } from "@/core/web-annotation/exchanged";
import { toWebAnnotation } from "@/core/web-annotation/outgoing";

const here = new Addresses("https://m.example");
const common = {
  id: "01900000-0000-7000-8000-0000000000aa",
  articleSlug: "war",
  layer: "public",
  segment: "01900000-0000-7000-8000-0000000000aa",
  author: { id: "01900000-0000-7000-8000-0000000000bb", name: "Ada", handle: "ada" },
  revision: 1,
  createdAt: "2026-01-02T03:04:05.678Z",
  modifiedAt: "2026-01-03T00:00:00.000Z",
  via: [],
  canonical: null,
  foreign: null,
};
const annotation: ExchangedAnnotation = {
  ...common,
  kind: "annotation",
  note: "Whose *war*?",
  codes: [{ id: "01900000-0000-7000-8000-0000000000cc", name: "Possessive blame" }],
  passage: {
    quote: { exact: "Biden's war", prefix: 'as "', suffix: '" on' },
    position: { start: 70, end: 81 },
    version: { number: 3, createdAt: "2026-01-01T00:00:00.000Z" },
  },
};

describe("an annotation for other tools", () => {
  test("says what, who, when, why, and where, by words, by code points and by version", () => {
    expect(toWebAnnotation(here, annotation)).toEqual({
      "@context": "http://www.w3.org/ns/anno.jsonld",
      id: "https://m.example/articles/war/annotations/public/01900000-0000-7000-8000-0000000000aa",
      type: "Annotation",
      motivation: "commenting",
      creator: {
        id: "https://m.example/people/01900000-0000-7000-8000-0000000000bb",
        type: "Person",
        name: "Ada",
        nickname: "ada",
      },
      created: "2026-01-02T03:04:05.678Z",
      modified: "2026-01-03T00:00:00.000Z",
      body: [
        {
          type: "SpecificResource",
          purpose: "tagging",
          source: {
            id: "https://m.example/codes/01900000-0000-7000-8000-0000000000cc",
            label: "Possessive blame",
          },
        },
        { type: "TextualBody", format: "text/markdown", purpose: "commenting", value: "Whose *war*?" },
      ],
      target: {
        type: "SpecificResource",
        source: "https://m.example/articles/war",
        selector: [
          { type: "TextQuoteSelector", exact: "Biden's war", prefix: 'as "', suffix: '" on' },
          { type: "TextPositionSelector", start: 70, end: 81 },
        ],
        state: {
          type: "TimeState",
          sourceDate: "2026-01-01T00:00:00.000Z",
          cached: "https://m.example/articles/war/versions/3",
        },
      },
    });
  });

  test("tags where it says nothing, and marks where it does not tag either", () => {
    expect(toWebAnnotation(here, { ...annotation, note: "" }).motivation).toBe("tagging");
    const bare = toWebAnnotation(here, { ...annotation, note: "", codes: [] });
    expect(bare.motivation).toBe("highlighting");
    expect(bare).not.toHaveProperty("body");
  });

  test("on the whole article has the article itself as its target", () => {
    expect(toWebAnnotation(here, { ...annotation, passage: null }).target).toBe(
      "https://m.example/articles/war",
    );
  });

  test("whose words never stood in the text has them without a place or a version", () => {
    const quote = { exact: "gone", prefix: "", suffix: "" };
    expect(
      toWebAnnotation(here, { ...annotation, passage: { quote, position: null, version: null } }).target,
    ).toEqual({
      type: "SpecificResource",
      source: "https://m.example/articles/war",
      selector: { type: "TextQuoteSelector", ...quote },
    });
  });

  test("keeps what is foreign in its order and never lets it take the place of what is ours", () => {
    const shown = toWebAnnotation(here, {
      ...annotation,
      via: ["https://other.example/1"],
      canonical: "urn:uuid:1",
      foreign: {
        properties: {
          rights: "https://cc.example/by",
          id: "evil",
          creator: "evil",
          motivation: "questioning",
        },
        bodies: [
          { is: "other", body: "https://other.example/body" },
          { is: "note", rest: { language: "en", value: "evil" } },
          { is: "code", id: "01900000-0000-7000-8000-0000000000dd", rest: {} },
        ],
        target: { styleClass: "red", source: "evil" },
        states: [{ type: "HttpRequestState", value: "Accept: text/plain" }],
      },
    });
    expect(shown).toMatchObject({
      rights: "https://cc.example/by",
      motivation: "questioning",
      via: "https://other.example/1",
      canonical: "urn:uuid:1",
      id: expect.stringContaining("https://m.example/"),
      creator: { name: "Ada" },
      body: [
        "https://other.example/body",
        { type: "TextualBody", language: "en", value: "Whose *war*?" },
        { purpose: "tagging" },
      ],
      target: {
        styleClass: "red",
        source: "https://m.example/articles/war",
        state: [{ type: "TimeState" }, { type: "HttpRequestState", value: "Accept: text/plain" }],
      },
    });
  });
});

describe("a reply for other tools", () => {
  const reply: ExchangedReply = { ...common, kind: "reply", text: "No.", answers: "first", quote: null };
  test("is an annotation on the annotation that it answers", () => {
    expect(toWebAnnotation(here, reply)).toMatchObject({
      motivation: "replying",
      body: { type: "TextualBody", format: "text/markdown", purpose: "replying", value: "No." },
      target: "https://m.example/articles/war/annotations/public/first",
    });
  });
  test("links to the passage that it quotes, in the version that it was quoted from", () => {
    const version = { number: 2, createdAt: "2026-01-02T00:00:00.000Z" };
    const quote = { exact: "a war", position: { start: 3, end: 8 }, version };
    const said = toWebAnnotation(here, { ...reply, quote });
    expect(WebAnnotationSchema.safeParse(said).error).toBeUndefined();
    expect(said.body).toEqual([
      { type: "TextualBody", format: "text/markdown", purpose: "replying", value: "No." },
      {
        type: "SpecificResource",
        purpose: "linking",
        source: "https://m.example/articles/war",
        selector: [
          { type: "TextQuoteSelector", exact: "a war" },
          { type: "TextPositionSelector", start: 3, end: 8 },
        ],
        state: {
          type: "TimeState",
          sourceDate: version.createdAt,
          cached: here.version("war", 2),
        },
      },
    ]);
  });
  test("to nothing else answers the article", () => {
    expect(toWebAnnotation(here, { ...reply, answers: null })).toMatchObject({
      motivation: "replying",
      target: "https://m.example/articles/war",
    });
  });
});
