import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "@/core/errors";
import { Addresses } from "@/core/web-annotation/addresses";
import { type Incoming, readWebAnnotation } from "@/core/web-annotation/incoming";

const samples = <T>(name: string): T[] =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, "samples", `${name}.json`), "utf8"));

const place = {
  addresses: new Addresses("https://m.example"),
  articleSlug: "war",
  canonicalUrl: "https://news.example/war",
  layer: "public",
};
const read = (document: unknown) => readWebAnnotation(document, place);

function refusal(document: unknown): AppError {
  try {
    read(document);
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error("It was not refused.");
}

interface Sample {
  name: string;
  document: unknown;
}

describe("what is right by the Recommendation is read", () => {
  test.each(samples<Sample & { reads: Partial<Incoming> }>("right"))("$name", ({ document, reads }) => {
    const incoming = read(document);
    for (const [key, value] of Object.entries(reads))
      expect(incoming[key as keyof Incoming], key).toEqual(value);
  });
});

describe("what is wrong by the Recommendation is refused by its name, as a bad request", () => {
  test.each(samples<Sample & { field: string }>("wrong"))("$name", ({ document, field }) => {
    const error = refusal(document);
    expect(error.code).toBe("invalid");
    expect(error.details.fields?.map((fault) => fault.field)).toContain(field);
    expect(error.message.length).toBeLessThan(400);
  });
});

describe("what is right and not kept here is refused by its name, as not processable", () => {
  test.each(samples<Sample & { field: string; says: string }>("not-kept"))(
    "$name",
    ({ document, field, says }) => {
      const error = refusal(document);
      expect(error.code).toBe("unprocessable");
      expect(error.details.fields?.[0]?.field).toBe(field);
      expect(error.message).toContain(says);
    },
  );
});

test("a note longer than a note may be is refused by its name", () => {
  const document = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    type: "Annotation",
    target: "https://m.example/articles/war",
    bodyValue: "x".repeat(20_001),
  };
  expect(refusal(document)).toMatchObject({
    code: "unprocessable",
    details: { fields: [{ field: "body.0.value" }] },
  });
});

describe("however it is made, a document is read or refused, and quickly", () => {
  const base = { "@context": "http://www.w3.org/ns/anno.jsonld", type: "Annotation" };
  const target = "https://m.example/articles/war";
  const nested = (depth: number) => {
    let value: unknown = "x";
    for (let level = 0; level < depth; level++) value = { items: [value] };
    return value;
  };

  test.each([
    ["ten thousand targets", { ...base, target: Array.from({ length: 10_000 }, () => target) }],
    [
      "ten thousand bodies",
      { ...base, target, body: Array.from({ length: 10_000 }, () => ({ value: "x" })) },
    ],
    ["a hundred thousand values", { ...base, target, x: Array.from({ length: 100_000 }, () => 1) }],
    ["bodies nested ten thousand deep", { ...base, target, body: nested(10_000) }],
    ["a number beyond all numbers", JSON.parse(`{"x":1e999}`)],
    ["a prototype", JSON.parse(`{"target":"${target}","__proto__":{"type":"Annotation"}}`)],
    ["half of a surrogate pair", { ...base, target, bodyValue: "\ud83d" }],
  ])("%s", (_, document) => {
    expect(refusal(document).code).toBe("invalid");
  });

  test("anything that JSON can say", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (body, where, other) => {
        for (const document of [other, { ...base, target, body }, { ...base, target: where, other }]) {
          try {
            expect(read(document).kind).toMatch(/^(annotation|reply)$/);
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(AppError);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
