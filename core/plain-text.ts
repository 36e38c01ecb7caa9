import { z } from "zod";

/**
 * Text as PostgreSQL can keep it unchanged: no NUL (refused by `text`) and no lone surrogates
 * (silently replaced on the way to UTF-8, refused by `jsonb`). Lengths are UTF-16 code units.
 */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes("\u0000");

export const UNSTORABLE = "Contains a NUL or half of a surrogate pair, which cannot be stored.";

/** Text exactly as written, up to `max` UTF-16 code units. */
export const plainText = (max: number) =>
  z
    .string()
    .max(max, `At most ${max.toLocaleString("en")} characters.`)
    .refine(isStorable, UNSTORABLE);

/** One line of text, trimmed, with something in it and no control characters. */
export const lineOfText = (max: number) =>
  plainText(max)
    .transform((text) => text.trim())
    .refine((text) => text.length > 0, "Write something here.")
    .refine((text) => !/\p{Cc}/u.test(text), "Use one line, without control characters.");
