import { z } from "zod";
import { plainText } from "@/core/plain-text";

/** UTF-16 code units: a quote may be a whole text, its context never needs more than a paragraph. */
const MAX_EXACT = 1_000_000;
const MAX_CONTEXT = 2_000;

/**
 * What makes a range recognisable in another text: its words and what stands around them. The same three
 * parts as the W3C TextQuoteSelector (Web Annotation Data Model, section 4.2.4).
 */
export const QuoteSchema = z.strictObject({
  exact: plainText(MAX_EXACT).min(1, "A quote has words in it."),
  prefix: plainText(MAX_CONTEXT),
  suffix: plainText(MAX_CONTEXT),
});
export type Quote = z.infer<typeof QuoteSchema>;
