/**
 * Somebody's words in quotation marks, untouched: where they have double ones of their own, single ones stand
 * around them.
 */
export const quoted = (words: string): string => (/["“”„«»]/.test(words) ? `‘${words}’` : `“${words}”`);
