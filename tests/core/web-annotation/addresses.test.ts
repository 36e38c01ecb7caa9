import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Addresses } from "@/core/web-annotation/addresses";

const here = new Addresses("https://marginalia.example");
const slug = fc.stringMatching(/^[a-z0-9]+(?:-[a-z0-9]+)*$/).filter((one) => one.length > 0);
const id = fc.uuid();

describe("addresses", () => {
  test("are read as what they were built for", () => {
    fc.assert(
      fc.property(slug, slug, id, fc.integer({ min: 1, max: 9_999 }), (article, layer, one, number) => {
        expect(here.read(here.article(article))).toEqual({ kind: "article", slug: article });
        expect(here.read(here.version(article, number))).toEqual({ kind: "version", slug: article, number });
        expect(here.read(here.container(article, layer))).toEqual({
          kind: "container",
          slug: article,
          layer,
        });
        expect(here.read(here.annotation(article, layer, one))).toEqual({
          kind: "member",
          slug: article,
          layer,
          segment: one,
        });
        expect(here.read(here.code(one))).toEqual({ kind: "code", id: one });
        expect(here.read(here.person(one))).toEqual({ kind: "person", id: one });
      }),
    );
  });

  test("of an article may name the layer that its page shows", () => {
    expect(here.read("https://marginalia.example/articles/a?group=g")).toEqual({
      kind: "article",
      slug: "a",
    });
  });

  test.each([
    "https://elsewhere.example/articles/a",
    "http://marginalia.example/articles/a",
    "https://marginalia.example/articles/a#part",
    "https://marginalia.example/articles/a/versions/0",
    "https://marginalia.example/articles/a/versions/x",
    "https://marginalia.example/articles/a/annotations/g",
    "https://marginalia.example/codes/not-an-id",
    "https://marginalia.example/articles/%E0%A4%A",
    "https://marginalia.example/",
    "urn:uuid:01900000-0000-7000-8000-000000000001",
    "articles/a",
    "",
  ])("%s names nothing here", (iri) => {
    expect(here.read(iri)).toBeNull();
  });
});
