import { z } from "zod";
import { escapeHtml } from "@/core/export/html-text";
import { shorten } from "@/core/export/layer-export";
import { escapeXml } from "@/core/xml-text";

/** What a site asks that wants to show one of our pages inside of its own (oEmbed 1.0, section 2.2). */
export const EmbedRequestSchema = z.object({
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  maxwidth: z.coerce.number().int().min(1).max(100_000).optional(),
  maxheight: z.coerce.number().int().min(1).max(100_000).optional(),
  format: z.string().max(20).default("json"),
});
export type EmbedRequest = z.infer<typeof EmbedRequestSchema>;

/** An answer by section 2.3; its names are the specification's. */
export interface Embed {
  type: "rich" | "link";
  version: "1.0";
  title: string;
  author_name?: string;
  provider_name: string;
  provider_url: string;
  /** Seconds. */
  cache_age: number;
  html?: string;
  width?: number;
  height?: number;
}

/** What is embedded of an annotation or a comment. */
export interface EmbeddedWords {
  /** What it is about; null for a comment on a whole article. */
  passage: string | null;
  /** Safe HTML of what was said. */
  html: string;
  /** The same as plain words, to know how long it is. */
  text: string;
  author: string;
  articleTitle: string;
  language: string;
  url: string;
}

const MAX_WIDTH = 600;
const LINE_HEIGHT = 26;
/** A letter's width at the size of running text. */
const LETTER = 9;
const MAX_PASSAGE = 400;
/** Who said it, and where. */
const FOOTER_LINES = 2;

/**
 * A quotation as safe HTML within a width and a height in CSS pixels: no script, no style, nothing to load.
 * What does not fit is left out, the passage last: the link leads to the whole.
 */
export function embedHtml(
  words: EmbeddedWords,
  { maxwidth, maxheight }: Pick<EmbedRequest, "maxwidth" | "maxheight">,
): { html: string; width: number; height: number } {
  const width = Math.min(MAX_WIDTH, maxwidth ?? MAX_WIDTH);
  const letters = Math.max(8, Math.floor(width / LETTER));
  const room =
    maxheight === undefined ? Number.POSITIVE_INFINITY : Math.floor(maxheight / LINE_HEIGHT) - FOOTER_LINES;
  const linesOf = (text: string) => Math.ceil(text.length / letters) + text.split("\n").length;
  const passage =
    words.passage === null
      ? null
      : shorten(words.passage, Math.max(2, Math.min(MAX_PASSAGE, (room - 1) * letters)));
  const passageLines = passage === null ? 0 : linesOf(passage);
  const hasRoom = words.text !== "" && passageLines + linesOf(words.text) <= room;
  const said = hasRoom
    ? words.html
    : words.passage === null
      ? `<p>${escapeHtml(shorten(words.text, Math.max(2, Math.min(MAX_PASSAGE, (room - 1) * letters))))}</p>`
      : "";
  const quote =
    passage === null ? "" : `<p lang="${escapeHtml(words.language)}">“${escapeHtml(passage)}”</p>`;
  const lines =
    passageLines + (hasRoom ? linesOf(words.text) : words.passage === null ? 2 : 0) + FOOTER_LINES;
  return {
    html: `<blockquote cite="${escapeHtml(words.url)}">${quote}${said}<footer>${escapeHtml(words.author)}, <a href="${escapeHtml(words.url)}">${escapeHtml(words.articleTitle)}</a></footer></blockquote>`,
    width,
    height: Math.min(lines * LINE_HEIGHT, maxheight ?? Number.POSITIVE_INFINITY),
  };
}

/** An answer as XML (section 2.3.4.2). */
export const embedToXml = (embed: Embed): string =>
  `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${Object.entries(embed)
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>\n`)
    .join("")}</oembed>\n`;
