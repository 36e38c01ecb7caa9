/**
 * Somebody's words in quotation marks, untouched: where they have double ones of their own, single ones stand
 * around them. Words that are written from right to left are set apart (UAX 9, isolates), or the marks, and figures
 * behind them, would move in among them.
 */
export const quoted = (words: string): string => {
  const own = RIGHT_TO_LEFT.test(words) ? `\u2068${words}\u2069` : words;
  return /["“”„«»]/.test(words) ? `‘${own}’` : `“${own}”`;
};

/** Hebrew, Arabic, Syriac, Thaana, N’Ko and their presentation forms. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
