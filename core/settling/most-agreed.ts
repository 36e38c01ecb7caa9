/** Passages that are settled in one action. */
export const MOST_AGREED = 500;
