/** Class names of a link within words: never told by its colour alone. At least 24 pixels high. */
export const textLink =
  "inline-block py-0.5 text-accent underline decoration-from-font underline-offset-3 hover:text-accent-strong";
