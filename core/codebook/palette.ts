import { HUES, type Hue } from "@/core/codebook";

/**
 * The codes' solid colours by hue and shade, as other programs are told them: those of the light theme
 * (app/styles/code-colours.css; a test holds them together).
 */
export const PALETTE: Readonly<Record<Hue, readonly string[]>> = {
  vermilion: ["#c53a02", "#d56018", "#ac211d", "#de786a", "#873202"],
  amber: ["#f5b63b", "#d2a60e", "#feca83", "#cb8a33", "#a08528"],
  green: ["#6fa845", "#7fc075", "#6b9026", "#aecd8f", "#508245"],
  teal: ["#3ac6ca", "#76d5e1", "#25aca6", "#a3e2e0", "#2a919d"],
  blue: ["#004eac", "#056fbb", "#223986", "#5185c0", "#193d66"],
  violet: ["#ad57d0", "#c774d4", "#8d4abf", "#c698e5", "#844390"],
};

export interface CodeColour {
  hue: Hue;
  shade: number;
}

/** `#RRGGBB`, as REFI-QDA has it. */
export const hexOf = ({ hue, shade }: CodeColour): string =>
  (PALETTE[hue][shade - 1] ?? "#808080").toUpperCase();

const HEX = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

/** The colour of ours that looks most like it, null for what is no `#RRGGBB`. Ours are found exactly. */
export function nearestColour(hex: string): CodeColour | null {
  const wanted = toOklab(hex);
  if (!wanted) return null;
  let nearest: CodeColour & { distance: number } = {
    hue: "teal",
    shade: 1,
    distance: Number.POSITIVE_INFINITY,
  };
  for (const hue of HUES) {
    for (const [index, ours] of PALETTE[hue].entries()) {
      const distance = squaredDistance(wanted, toOklab(ours) ?? [0, 0, 0]);
      if (distance < nearest.distance) nearest = { hue, shade: index + 1, distance };
    }
  }
  return { hue: nearest.hue, shade: nearest.shade };
}

type Lab = [lightness: number, a: number, b: number];

/** Björn Ottosson, "A perceptual color space for image processing" (2020): Euclidean distances are as seen. */
function toOklab(hex: string): Lab | null {
  const parts = HEX.exec(hex.trim());
  if (!parts) return null;
  const [r = 0, g = 0, b = 0] = parts.slice(1).map((part) => linear(Number.parseInt(part, 16) / 255));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const squaredDistance = (a: Lab, b: Lab): number =>
  (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
