/** Passages that are settled in one action. */
export const MOST_AGREED = 500;
/** Uses of codes that one action decides: three hundred coders on eighty passages. */
export const MOST_AGREED_USES = 25_000;

/** Of choices as many as one action settles, from the first on. */
export function inOneAction<Item extends { uses: readonly unknown[] }>(choices: readonly Item[]): Item[] {
  let uses = 0;
  return choices.slice(0, MOST_AGREED).filter((choice) => {
    uses += choice.uses.length;
    return uses <= MOST_AGREED_USES;
  });
}
