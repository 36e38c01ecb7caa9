import { type Quotation, quotationAt, quotationsOf } from "@/core/compare/quotations";
import { COMMON_WORDS, FUNCTION_WORDS, figureOf, ideaOf, thingOf } from "@/core/compare/same-meaning";
import { stemOf } from "@/core/compare/stem";
import { type Block, blocksOf } from "@/core/text/markup";
import type { Markup } from "@/core/text/markup-schema";
import type { TextRange } from "@/core/text/range";
import { sentencesOf, wordsOf } from "@/core/text/sentences";

/** A word of a text as comparing sees it. UTF-16 code units. */
export interface Token extends TextRange {
  /** What is counted as the same: a figure, an idea, or a stem. */
  key: string;
  /** What sentences are aligned by, finer than `key`: a figure, a state, or a stem. */
  root: string;
  /** As it stands there. */
  form: string;
  kind: "word" | "name" | "number";
  isFunctionWord: boolean;
  /** Stands in reports of anything. */
  isCommon: boolean;
  isQuoted: boolean;
}

export interface ReadSentence extends TextRange {
  index: number;
  block: number;
  tokens: Token[];
}

/** A text made ready to be compared. */
export interface ReadText {
  text: string;
  language: string;
  blocks: Block[];
  sentences: ReadSentence[];
  quotations: Quotation[];
  wordCount: number;
}

export interface TextToRead {
  text: string;
  markup: Markup;
  /** BCP 47. */
  language: string;
}

const commonKeys = new Set(COMMON_WORDS.map((word) => ideaOf(word) ?? stemOf(word, "en")));

const POSSESSIVE = /['’](?:s|S)?$/u;
const SHORTENED = /['’](?:re|ve|ll|d|m|t)$/u;

/** Sentences, words and quotations of a text. Linear in its length. */
export function readText({ text, markup, language }: TextToRead): ReadText {
  const blocks = blocksOf(text, markup);
  const quotations = quotationsOf(text, blocks, language);
  const sentences: ReadSentence[] = [];
  for (const block of blocks) {
    for (const range of sentencesOf(text, block, language)) {
      const tokens = tokensOf(text, range, language, quotations);
      if (tokens.length > 0)
        sentences.push({ ...range, index: sentences.length, block: block.index, tokens });
    }
  }
  settleFirstWords(sentences);
  const wordCount = sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
  return { text, language, blocks, sentences, quotations, wordCount };
}

/** A text as its blocks, to be shown and no more: nothing in it is counted. For those too long to be read closely. */
export function blocksOnly({ text, markup, language }: TextToRead): ReadText {
  const blocks = blocksOf(text, markup);
  const sentences = blocks.map(({ start, end, index }) => ({ start, end, index, block: index, tokens: [] }));
  return { text, language, blocks, sentences, quotations: [], wordCount: 0 };
}

/**
 * A capital that the beginning of a sentence asks for makes no name of a word that the text also has in small
 * letters, or that is in every other text.
 */
function settleFirstWords(sentences: readonly ReadSentence[]): void {
  const [capital, small] = [new Set<string>(), new Set<string>()];
  for (const { tokens } of sentences) {
    for (const [at, { form }] of tokens.entries()) {
      if (at > 0 && /^\p{Lu}/u.test(form)) capital.add(form);
      else if (at > 0) small.add(form);
    }
  }
  for (const { tokens } of sentences) {
    const [first] = tokens;
    if (first?.kind !== "name" || capital.has(first.form)) continue;
    const isOrdinary = first.isFunctionWord || first.isCommon || small.has(first.form.toLowerCase());
    if (isOrdinary) first.kind = "word";
  }
}

function tokensOf(
  text: string,
  range: TextRange,
  language: string,
  quotations: readonly Quotation[],
): Token[] {
  const tokens: Token[] = [];
  const words = wordsOf(text, range, language);
  for (let at = 0; at < words.length; at++) {
    let word = words[at] as TextRange;
    const next = words[at + 1];
    // "cease-fire" is one word where it is one with the hyphen left out.
    if (next && next.start === word.end + 1 && text[word.end] === "-") {
      const joined = text.slice(word.start, next.end).toLowerCase();
      if (ideaOf(joined) !== undefined) {
        word = { start: word.start, end: next.end };
        at++;
      }
    }
    tokens.push(toToken(text, word, language, quotationAt(quotations, word.start) !== null));
  }
  return tokens;
}

function toToken(text: string, range: TextRange, language: string, isQuoted: boolean): Token {
  const form = text.slice(range.start, range.end).replace(POSSESSIVE, "").replace(SHORTENED, "");
  const lower = form.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const isEnglish = language.startsWith("en");
  const figure = /^\p{N}/u.test(lower) ? lower.replaceAll(",", "") : isEnglish ? figureOf(lower) : undefined;
  const isState = isEnglish && (form === "US" || form === "U.S");
  const kind = figure !== undefined ? "number" : /^\p{Lu}/u.test(form) ? "name" : "word";
  const isPronoun = lower === "us" && !isState;
  const idea = isEnglish && !isPronoun ? ideaOf(lower) : undefined;
  const stem = stemOf(lower, language);
  const key = figure ?? idea ?? stem;
  return {
    ...range,
    key,
    root: figure ?? (isEnglish && !isPronoun ? thingOf(lower) : undefined) ?? stem,
    form,
    kind,
    isFunctionWord: isEnglish && !isState && figure === undefined && FUNCTION_WORDS.has(lower),
    isCommon: isEnglish && idea === undefined && kind !== "number" && commonKeys.has(key),
    isQuoted,
  };
}
