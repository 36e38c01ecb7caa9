/** A colour for software that knows neither our themes nor our underlines: the hue's, lighter with each shade. */
const HUE: Record<string, readonly [red: number, green: number, blue: number]> = {
  vermilion: [196, 81, 45],
  amber: [201, 138, 0],
  green: [63, 143, 79],
  teal: [23, 135, 127],
  blue: [47, 111, 176],
  violet: [125, 85, 181],
};

/** `#rrggbb`. @param shade 1 (full) to 5 */
export function codeRgb({ hue, shade }: { hue: string; shade: number }): string {
  const [red, green, blue] = HUE[hue] ?? [128, 128, 128];
  const towardsWhite = (part: number) => Math.round(part + (255 - part) * 0.12 * (shade - 1));
  return `#${[red, green, blue].map((part) => towardsWhite(part).toString(16).padStart(2, "0")).join("")}`;
}
