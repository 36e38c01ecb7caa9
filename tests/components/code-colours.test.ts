import { describe, expect, test } from "vitest";
import { contrast, distance, over, type Rgb, type Sight } from "./colour-math";
import { colourOf, readStyles, ruleOf, shareOf, type Theme, themes, valueIn } from "./style-sheet";

const hues = ["vermilion", "amber", "green", "teal", "blue", "violet"] as const;
const shades = [1, 2, 3, 4, 5] as const;
const sights: readonly Sight[] = ["normal", "protan", "deutan", "tritan"];
const steps = ["--wash-1", "--wash-2", "--wash-3", "--wash-faded", "--wash-active"] as const;
const surfaces = ["--paper", "--surface", "--sunken"] as const;

const css = readStyles("code-colours.css");
const tokens = ruleOf(readStyles("tokens.css"), ":root");

type Hue = (typeof hues)[number];
type Shade = (typeof shades)[number];
type Part = "chip" | "tint" | "line" | "ink";

/** Shade 1 is the hue's own rule, the others add a selector. */
function colour(hue: Hue, shade: Shade, part: Part, theme: Theme): Rgb {
  const selector = shade === 1 ? `[data-hue="${hue}"]` : `[data-hue="${hue}"][data-shade="${shade}"]`;
  const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(([, each]) => each?.trim() === selector);
  const body = rules.map(([, , each]) => each).join("\n");
  return colourOf(body, `--code-${part}`, theme);
}

/** The dark theme overrides some of the steps and keeps the others. */
function strength(step: (typeof steps)[number], theme: Theme): number {
  const dark = ruleOf(css, ':root[data-theme="dark"]');
  return shareOf(theme === "dark" && dark.includes(`${step}:`) ? dark : ruleOf(css, ":root"), step);
}

const all = themes.flatMap((theme) =>
  hues.flatMap((hue) => shades.map((shade) => ({ theme, hue, shade, name: `${hue} ${shade}, ${theme}` }))),
);

describe("a passage marked with a code", () => {
  test("keeps its text at 7:1 at every depth of overlap, stepped back and active, on every surface", () => {
    for (const { theme, hue, shade, name } of all) {
      for (const surface of surfaces) {
        for (const step of steps) {
          const below = colourOf(tokens, surface, theme);
          const wash = over(colour(hue, shade, "tint", theme), below, strength(step, theme));
          const ratio = contrast(colourOf(tokens, "--ink", theme), wash);
          expect(ratio, `${name}, ${step} on ${surface}`).toBeGreaterThanOrEqual(7);
        }
      }
    }
  });

  test("has an underline of at least 3:1 on the page and on its own wash", () => {
    for (const { theme, hue, shade, name } of all) {
      const paper = colourOf(tokens, "--paper", theme);
      const line = colour(hue, shade, "line", theme);
      expect(contrast(line, paper), name).toBeGreaterThanOrEqual(3);
      for (const step of steps) {
        const wash = over(colour(hue, shade, "tint", theme), paper, strength(step, theme));
        expect(contrast(line, wash), `${name}, ${step}`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  test("grows darker with each overlap, by more than is just noticeable", () => {
    for (const { theme, hue, shade, name } of all) {
      const paper = colourOf(tokens, "--paper", theme);
      const washes = (["--wash-1", "--wash-2", "--wash-3"] as const).map((step) =>
        over(colour(hue, shade, "tint", theme), paper, strength(step, theme)),
      );
      for (const [lower, upper] of [
        [paper, washes[0]],
        [washes[0], washes[1]],
        [washes[1], washes[2]],
      ]) {
        expect(distance(lower!, upper!, "normal"), name).toBeGreaterThan(0.012);
      }
    }
  });
});

describe("a code's chip", () => {
  test("has a name of at least 4.5:1 on every surface, with the wash and without", () => {
    for (const { theme, hue, shade, name } of all) {
      for (const surface of surfaces) {
        const below = colourOf(tokens, surface, theme);
        const ink = colour(hue, shade, "ink", theme);
        const wash = over(colour(hue, shade, "tint", theme), below, strength("--wash-1", theme));
        expect(contrast(ink, below), `${name} on ${surface}`).toBeGreaterThanOrEqual(4.5);
        expect(contrast(ink, wash), `${name} on its wash on ${surface}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test("differs from the chips of other hues for normal and colour-blind sight", () => {
    for (const theme of themes) {
      for (const shade of shades) {
        // The first shade is the one most codes have; the others lean on their underline as well.
        const least = shade === 1 ? 0.07 : 0.035;
        for (const [a, b] of pairs(hues)) {
          for (const sight of sights) {
            const apart = distance(colour(a, shade, "chip", theme), colour(b, shade, "chip", theme), sight);
            expect(apart, `${a} and ${b}, shade ${shade}, ${theme}, ${sight}`).toBeGreaterThan(least);
          }
        }
      }
    }
  });

  test("differs from the other shades of its hue", () => {
    for (const theme of themes) {
      for (const hue of hues) {
        for (const [a, b] of pairs(shades)) {
          const apart = distance(colour(hue, a, "chip", theme), colour(hue, b, "chip", theme), "normal");
          expect(apart, `${hue} ${a} and ${b}, ${theme}`).toBeGreaterThan(0.05);
        }
      }
    }
  });
});

test("no hue is told by colour alone: each has an underline of its own style and weight", () => {
  const underlines = hues.map((hue) => {
    const body = ruleOf(css, `[data-hue="${hue}"]`);
    return `${valueIn(body, "--code-underline")} ${valueIn(body, "--code-stroke")}`;
  });
  expect(new Set(underlines).size).toBe(hues.length);
});

test("a page that follows the system without JavaScript has the same washes as the dark theme", () => {
  const chosen = ruleOf(css, ':root[data-theme="dark"]');
  const followed = ruleOf(css.replace(/@media[^{]*\{/g, ""), ":root:not([data-theme])");
  expect(followed.replace(/\s+/g, " ").trim()).toBe(chosen.replace(/\s+/g, " ").trim());
});

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b): [T, T] => [a, b]));
}
