import { expect, test } from "vitest";
import { contrast } from "./colour-math";
import { colourOf, readStyles, ruleOf, themes } from "./style-sheet";

const tokens = ruleOf(readStyles("tokens.css"), ":root");

/** What is drawn, on what, and the least contrast that WCAG 2.2 asks there. */
const rules: readonly [string, readonly string[], number][] = [
  ["--ink", ["--paper", "--surface", "--sunken", "--accent-wash"], 7],
  ["--soft", ["--paper", "--surface", "--sunken"], 4.5],
  ["--muted", ["--paper", "--surface", "--sunken"], 4.5],
  ["--accent", ["--paper", "--surface", "--sunken", "--accent-wash"], 4.5],
  ["--accent-strong", ["--accent-wash"], 4.5],
  ["--on-accent", ["--accent", "--accent-strong"], 4.5],
  ["--danger", ["--paper", "--surface", "--sunken", "--danger-wash"], 4.5],
  ["--on-danger", ["--danger", "--danger-strong"], 4.5],
  ["--positive", ["--paper", "--surface", "--sunken", "--positive-wash"], 4.5],
  ["--warning", ["--paper", "--surface", "--sunken", "--warning-wash"], 4.5],
  // A control's border, and the focus ring, against what they stand on.
  ["--line-strong", ["--paper", "--surface", "--sunken"], 3],
  ["--accent", ["--paper", "--surface", "--sunken"], 3],
];

test("text, borders of controls and the focus ring keep their contrast in both themes", () => {
  for (const theme of themes) {
    for (const [drawn, grounds, least] of rules) {
      for (const ground of grounds) {
        const ratio = contrast(colourOf(tokens, drawn, theme), colourOf(tokens, ground, theme));
        expect(ratio, `${drawn} on ${ground}, ${theme}`).toBeGreaterThanOrEqual(least);
      }
    }
  }
});
