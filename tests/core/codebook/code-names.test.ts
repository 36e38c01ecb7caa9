import { expect, test } from "vitest";
import { CodeNames } from "@/core/codebook/code-names";

const code = (
  id: string,
  name: string,
  fields: Partial<{ label: string; slug: string; parentId: string }> = {},
) => ({
  id,
  parentId: null,
  slug: `slug-${id}`,
  name,
  label: name,
  isHeading: false,
  ...fields,
});
const attack = { ...code("A", "Attack"), isHeading: true };
const codes = [
  attack,
  { ...code("H", "Doubt"), isHeading: true },
  code("1", "Doubt", { parentId: "A" }),
  code("2", "Casting doubt", { label: "doubt", parentId: "H" }),
  code("3", "slug-1"),
  code("4", "Twice", { parentId: "A" }),
  code("5", "Twice", { parentId: "A" }),
  code("6", "Either/Or"),
];
const names = new CodeNames(codes);
const found = (...[name, kind]: Parameters<typeof names.find>) =>
  names
    .find(name, kind)
    .map(({ id }) => id)
    .join(" ");

test("a name is the code that is called exactly so, else all that are in any case; a heading only where no code is", () => {
  expect([found("Doubt"), found(" doubt "), found("DOUBT"), found("attack")]).toEqual(["1", "2", "1 2", "A"]);
  expect([found("Twice"), found("Either/Or"), found("nobody"), found("")]).toEqual(["4 5", "6", "", ""]);
});

test("a name that is a label here and a slug there is what the file has", () => {
  expect([found("slug-1"), found("slug-1", "slug")]).toEqual(["3", "1"]);
});

test("the code above tells two apart, by label, slug or name", () => {
  expect([found("Attack/Doubt"), found("doubt/slug-2"), found("slug-a/DOUBT")]).toEqual(["1", "2", "1"]);
  expect(found("Attack/Twice")).toBe("4 5");
});

test("whatever a table calls a code is that code again", () => {
  for (const one of codes.filter(({ isHeading }) => !isHeading))
    expect(found(names.nameOf(one))).toBe(one.id);
  expect(names.nameOf(code("4", "Twice", { parentId: "A" }))).toBe("slug-4");
});
