import fc from "fast-check";
import { expect, test } from "vitest";
import { slugOfHeader } from "@/core/web-annotation/slug";

test.each([
  ["my_first_annotation", "my_first_annotation"],
  ['"quoted"', "quoted"],
  ["Possessive blame", "Possessive-blame"],
  ["caf%C3%A9", "cafe"],
  ["100%", "100"],
  ["a/b/../c", "a-b-..-c"],
  ["..", null],
  ["", null],
  ["%E6%B3%A8", null],
  ["01900000-0000-7000-8000-0000000000aa", null],
])("%s asks for %s", (header, slug) => {
  expect(slugOfHeader(header)).toBe(slug);
});

test("whatever it says, what is taken of it is one segment of an address", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (header) => {
      const slug = slugOfHeader(header);
      if (slug === null) return;
      expect(slug).toMatch(/^[A-Za-z0-9_~][A-Za-z0-9._~-]{0,79}$/);
      expect(encodeURIComponent(slug)).toBe(slug);
    }),
  );
});
