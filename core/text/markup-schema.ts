import { z } from "zod";

const offset = z.int().nonnegative();
const span = { start: offset, end: offset };

/** Only what a click may safely follow. */
const LinkTargetSchema = z
  .string()
  .max(2048)
  .refine((href) => {
    if (!/^(?:https?:\/\/|mailto:)/i.test(href)) return false;
    return URL.canParse(href);
  }, "must be an http, https or mailto address");

const BlockSpanSchema = z.discriminatedUnion("type", [
  z.object({ type: z.enum(["paragraph", "blockquote", "list-item", "preformatted"]), ...span }),
  z.object({ type: z.literal("heading"), level: z.int().min(1).max(6), ...span }),
]);

const InlineSpanSchema = z.discriminatedUnion("type", [
  z.object({ type: z.enum(["emphasis", "strong", "code"]), ...span }),
  z.object({ type: z.literal("link"), href: LinkTargetSchema, ...span }),
]);

/**
 * What the author did to a text: block and inline spans over it, in UTF-16 code units, half-open. The
 * schema checks the shape alone; `checkMarkup` checks it against a text.
 */
export const MarkupSchema = z.array(z.union([BlockSpanSchema, InlineSpanSchema]));
export type Markup = z.infer<typeof MarkupSchema>;
export type BlockSpan = z.infer<typeof BlockSpanSchema>;
export type InlineSpan = z.infer<typeof InlineSpanSchema>;
