import { expect, it } from "vitest";
import { loadedAtOnce } from "../../support/module-graph";

const reader = loadedAtOnce(["app/articles/[slug]/page.tsx", "app/layout.tsx"]);

it("the reader page loads no schemas, plots, Markdown parser, patterns or archives before somebody needs them", () => {
  const heavy =
    /^(?:zod|unified|remark|rehype|re2js|fflate|cmdk|linkedom|csv-|@observablehq|@rgrove|@atlaskit)/;
  const early = [...reader.packages].filter(([name]) => heavy.test(name));
  expect(early).toEqual([]);
});

it("the reader page loads the words of its own screens alone", () => {
  const others = reader.modules.filter((file) =>
    /^messages\/en\/(?:moderation-screens|notices|mail|intake|import-layer|versions|version-review|account|groups)\.ts$/.test(
      file,
    ),
  );
  expect(others).toEqual([]);
});

it("the coding gestures come with the first movement of a hand, not with the page", () => {
  expect(reader.modules.filter((file) => /gestures(?:\.ts$|\/)/.test(file))).toEqual([]);
});

it("the reader page is found whole by this walk, or the above would prove nothing", () => {
  expect(reader.modules).toEqual(
    expect.arrayContaining(["components/reader/reader.tsx", "components/margin/annotation-card.tsx"]),
  );
  expect([...reader.packages.keys()]).toContain("zustand/vanilla");
});
