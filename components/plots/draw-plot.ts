import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { Hue } from "@/core/codebook";

/** CSS pixels: a column of a page, and a phone. */
export const PLOT_WIDTHS = { wide: 520, narrow: 340 } as const;
export type PlotWidth = keyof typeof PLOT_WIDTHS;

/**
 * A plot as the text of an SVG element, drawn on the server without a browser. Nothing in it needs a style sheet or
 * a script of its own: colours are the page's variables, so that it follows the theme, and what Plot would say in a
 * `style` is said in attributes. It is a picture; `label` and `description` say in words what it shows, the table
 * behind it has the figures.
 * @param id of the page's only; its title and description are found by it
 */
export function drawPlot(
  options: Plot.PlotOptions,
  { id, label, description }: { id: string; label: string; description: string },
): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const drawn = Plot.plot({ ...options, document: document as unknown as Document });
  const svg = (drawn.tagName.toLowerCase() === "svg" ? drawn : drawn.querySelector("svg")) as SVGElement;
  svg.querySelector("style")?.remove();
  for (const element of svg.querySelectorAll("[style]")) styleToAttributes(element);
  for (const element of svg.querySelectorAll("[fill^='hue '], [stroke^='hue ']")) hueToAttributes(element);
  // What its groups are called is Plot's word for its parts, not for anything that a reader knows.
  for (const element of svg.querySelectorAll("[aria-label]")) element.removeAttribute("aria-label");
  svg.removeAttribute("style");
  svg.setAttribute("class", "plot");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-labelledby", `${id}-title ${id}-desc`);
  svg.insertAdjacentHTML("afterbegin", `<title id="${id}-title"></title><desc id="${id}-desc"></desc>`);
  const [title, desc] = [svg.querySelector("title"), svg.querySelector("desc")];
  if (title) title.textContent = label;
  if (desc) desc.textContent = description;
  return svg.outerHTML;
}

/** Colours are what they say, not names of groups that Plot would colour. */
export const AS_IS = { type: "identity" } as const;

/** A colour that is a code's, for `fill` and `stroke`; see app/styles/code-colours.css. */
export const codeColour = (hue: Hue, shade: number): string => `hue ${hue} ${shade}`;

function hueToAttributes(element: Element): void {
  for (const name of ["fill", "stroke"]) {
    const [marker, hue, shade] = (element.getAttribute(name) ?? "").split(" ");
    if (marker !== "hue" || !hue) continue;
    element.setAttribute("data-hue", hue);
    element.setAttribute("data-shade", shade ?? "1");
    element.setAttribute(name, name === "fill" ? "var(--code-chip)" : "var(--code-line)");
    if (name === "fill") element.setAttribute("stroke", "var(--code-line)");
  }
}

function styleToAttributes(element: Element): void {
  for (const rule of (element.getAttribute("style") ?? "").split(";")) {
    const [name, value] = rule.split(":").map((part) => part.trim());
    if (name && value) element.setAttribute(name, value);
  }
  element.removeAttribute("style");
}
