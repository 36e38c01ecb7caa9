import { LRUCache } from "lru-cache";
import type { ArticleView } from "@/core/article";
import type { CodeRef } from "@/core/codebook";
import {
  compareReadings,
  compareTexts,
  type Reading,
  type ReadingComparison,
  type TextComparison,
} from "@/core/compare/comparison";
import { ATTITUDES, type Attitude } from "@/core/compare/saying-verbs";
import { blocksOnly, type ReadText, readText } from "@/core/compare/tokens";
import type { GroupSummary } from "@/core/group";
import type { LayerAnnotation } from "@/core/layer";
import { unpackCodes } from "@/core/packed-codes";
import { unpackLayer } from "@/core/packed-layer";
import { getReaderPage, type ReaderPage } from "@/server/articles/reader-page";
import type { Actor } from "@/server/session";

/** The longest texts that are compared sentence by sentence, in UTF-16 code units: about 40 pages. */
export const MOST_TEXT = 100_000;

export interface ComparedArticle {
  article: ArticleView;
  /** The group's published words that the viewer may see; what is theirs alone, or withheld, compares nothing. */
  annotations: LayerAnnotation[];
}

export interface Comparison {
  left: ComparedArticle;
  right: ComparedArticle;
  group: GroupSummary;
  groups: GroupSummary[];
  codebooks: { id: string; slug: string; name: string }[];
  codes: CodeRef[];
  /** What is shown of each side: sentence by sentence, or of one that is too long for that, block by block. */
  reads: { left: ReadText; right: ReadText };
  /** Null: one of the texts is too long to be compared sentence by sentence. */
  texts: TextComparison | null;
  readings: ReadingComparison | null;
}

export interface ComparisonRequest {
  left: string;
  right: string;
  /** Numbers; left out: the current version. */
  leftVersion?: number | undefined;
  rightVersion?: number | undefined;
  /** Slug; left out: Public. */
  group?: string | undefined;
}

/**
 * Two articles (or two versions of one) with what the viewer may see of a group's layer on both.
 * @throws AppError not-found for an article, version or group the actor may not read
 */
export async function getComparison(actor: Actor, asked: ComparisonRequest): Promise<Comparison> {
  const [left, right] = await Promise.all([
    getReaderPage(actor, asked.left, asked.group, asked.leftVersion),
    getReaderPage(actor, asked.right, asked.group, asked.rightVersion),
  ]);
  const codes = unpackCodes(left.codebooks);
  const [ours, theirs] = [compared(left), compared(right)];
  const texts = textsOf(left.article, right.article);
  return {
    left: ours,
    right: theirs,
    group: left.group,
    groups: left.groups,
    codebooks: left.codebooks.map(({ id, slug, name }) => ({ id, slug, name })),
    codes,
    reads: texts ?? { left: blocksOnly(toRead(left.article)), right: blocksOnly(toRead(right.article)) },
    texts,
    readings: texts && compareReadings(texts, readingOf(ours, codes), readingOf(theirs, codes)),
  };
}

const compared = ({ article, layer, viewer }: ReaderPage): ComparedArticle => ({
  article,
  annotations: unpackLayer(layer, viewer?.id ?? null).annotations.filter(
    ({ deleted, groupId, standing }) => !deleted && groupId !== null && standing === "published",
  ),
});

/**
 * Versions never change, so that what was worked out of two stays true; it holds no reader's words. At most 600,000
 * UTF-16 code units: with all their words, each takes about 200 bytes.
 */
const known = new LRUCache<string, TextComparison>({
  max: 40,
  maxSize: 600_000,
  sizeCalculation: ({ left, right }) => left.text.length + right.text.length + 1,
});

function textsOf(left: ArticleView, right: ArticleView): TextComparison | null {
  if (left.version.text.length > MOST_TEXT || right.version.text.length > MOST_TEXT) return null;
  const key = [left.version.id, left.language, right.version.id, right.language].join(" ");
  const before = known.get(key);
  if (before) return before;
  const made = compareTexts(readText(toRead(left)), readText(toRead(right)));
  known.set(key, made);
  return made;
}

const toRead = ({ version: { text, markup }, language }: ArticleView) => ({ text, markup, language });

const ATTRIBUTION = /^attribution-(.+)$/;

/** Whether a code says how a reporting expression stands to what it reports. */
function attitudeOf(code: CodeRef): Attitude | null {
  const name = ATTRIBUTION.exec(code.slug)?.[1];
  return ATTITUDES.find((attitude) => attitude === name) ?? null;
}

function readingOf({ annotations }: ComparedArticle, codes: readonly CodeRef[]): Reading {
  const attitudes = new Map(codes.map((code) => [code.id, attitudeOf(code)]));
  return {
    passages: annotations,
    attributions: annotations.flatMap(({ start, end, codes: given }) =>
      given.flatMap((id) => {
        const attitude = attitudes.get(id);
        return attitude ? [{ start, end, attitude }] : [];
      }),
    ),
  };
}
