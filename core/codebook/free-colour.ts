import { HUES, SHADES } from "@/core/codebook";
import type { CodeColour } from "@/core/codebook/palette";

const keyOf = ({ hue, shade }: CodeColour): string => `${hue} ${shade}`;
const keysOf = (codes: readonly CodeColour[]): ReadonlySet<string> => new Set(codes.map(keyOf));

/**
 * What a code looks like that nobody has given a colour: the hue of its neighbours or of what it stands under, else
 * one that no code has; in a shade that no code has while there is one, and none of its neighbours has while there is.
 * @param siblings the codes in use beside it, which are among `codes`
 */
export function freeColour<T extends CodeColour>(
  codes: readonly T[],
  siblings: readonly T[],
  parent: CodeColour | undefined,
  isHeading: (code: T) => boolean,
): CodeColour {
  const beside = siblings.filter((code) => !isHeading(code));
  const hues = new Set(codes.map(({ hue }) => hue));
  const first = (beside[0] ?? parent)?.hue ?? HUES.find((hue) => !hues.has(hue)) ?? HUES[0];
  const taken = keysOf(codes.filter((code) => !isHeading(code)));
  const near = keysOf(beside);
  const colours = [first, ...HUES.filter((hue) => hue !== first)].flatMap((hue) =>
    SHADES.map((shade) => ({ hue, shade })),
  );
  return (
    colours.find((colour) => !taken.has(keyOf(colour))) ??
    colours.find((colour) => !near.has(keyOf(colour))) ?? { hue: first, shade: 1 }
  );
}
