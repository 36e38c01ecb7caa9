/** A colour as sRGB channels 0–1, gamma-encoded. */
export type Rgb = readonly [number, number, number];
/** Normal sight and full protanopia, deuteranopia and tritanopia. */
export type Sight = "normal" | "protan" | "deutan" | "tritan";

export function fromHex(hex: string): Rgb {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, "$&$&") : hex;
  const channel = (at: number) => Number.parseInt(full.slice(at, at + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
}

/** `top` at `alpha` (0–1) over an opaque `below`, as browsers composite: in gamma-encoded sRGB. */
export function over(top: Rgb, below: Rgb, alpha: number): Rgb {
  return map(top, (value, channel) => value * alpha + below[channel] * (1 - alpha));
}

/** WCAG 2.2 contrast ratio, 1–21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2 relative luminance. */
function luminance(colour: Rgb): number {
  const [r, g, b] = toLinear(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Distance in OKLab (Ottosson 2020) as this kind of sight sees the two; about 0.02 is just noticeable. */
export function distance(a: Rgb, b: Rgb, sight: Sight): number {
  const [p, q] = [toOklab(seenAs(a, sight)), toOklab(seenAs(b, sight))];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/** Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB. */
const deficiencies: Record<Exclude<Sight, "normal">, readonly number[]> = {
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

function seenAs(colour: Rgb, sight: Sight): Rgb {
  const linear = toLinear(colour);
  if (sight === "normal") return linear;
  const m = deficiencies[sight];
  return map(linear, (_, row) => {
    const value = m[3 * row]! * linear[0] + m[3 * row + 1]! * linear[1] + m[3 * row + 2]! * linear[2];
    return Math.min(1, Math.max(0, value));
  });
}

function toLinear(colour: Rgb): Rgb {
  return map(colour, (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
}

function toOklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function map(colour: Rgb, change: (value: number, channel: 0 | 1 | 2) => number): Rgb {
  return [change(colour[0], 0), change(colour[1], 1), change(colour[2], 2)];
}
