import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fromHex, type Rgb } from "./colour-math";

export type Theme = "light" | "dark";
export const themes = ["light", "dark"] as const satisfies readonly Theme[];

/** One of our style sheets, without its comments. */
export function readStyles(name: string): string {
  const path = fileURLToPath(new URL(`../../app/styles/${name}`, import.meta.url));
  return readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
}

/** The declarations of the rule whose selector is exactly this one; the first, where there are several. */
export function ruleOf(css: string, selector: string): string {
  for (const [, selectors, body] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (selectors?.trim() === selector) return body ?? "";
  }
  throw new Error(`No rule for ${selector}`);
}

/** The value of a declaration in a rule's body. */
export function valueIn(body: string, property: string): string {
  const match = new RegExp(`(?:^|[;\\s])${property}:\\s*([^;]+);`).exec(body);
  if (!match?.[1]) throw new Error(`No ${property} in ${body}`);
  return match[1].trim();
}

/** A colour written as light-dark(#…, #…), in one theme. */
export function colourOf(body: string, property: string, theme: Theme): Rgb {
  const value = valueIn(body, property);
  const match = /^light-dark\((#[0-9a-f]{3,6}),\s*(#[0-9a-f]{3,6})\)$/i.exec(value);
  const hex = match?.[theme === "light" ? 1 : 2];
  if (!hex) throw new Error(`${property} is not light-dark(#…, #…): ${value}`);
  return fromHex(hex);
}

/** A percentage as a share 0–1. */
export function shareOf(body: string, property: string): number {
  return Number.parseFloat(valueIn(body, property)) / 100;
}
