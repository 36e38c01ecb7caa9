const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** CSS pixels in 12 px Inter, by kind of character: somewhat more than most of the kind take. */
const WIDE = 12.5;
const CAPITAL = 8.6;
const SMALL = 6.4;

function widthOf(character: string): number {
  if (
    /[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff00-\uff60]/u.test(
      character,
    )
  )
    return WIDE;
  return /^[\p{Lu}mwMW@%&=+<>—…]/u.test(character) ? CAPITAL : SMALL;
}

/** About how wide a label is drawn, in CSS pixels; a server has no font to measure it with. */
export function textWidth(label: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(label)) width += widthOf(segment);
  return width;
}

/** As much of a label as a width in CSS pixels holds, in whole characters, with "…" where something is left out. */
export function fitted(label: string, pixels: number): string {
  if (textWidth(label) <= pixels) return label;
  let [kept, width] = ["", CAPITAL];
  for (const { segment } of graphemes.segment(label)) {
    width += widthOf(segment);
    if (width > pixels) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
