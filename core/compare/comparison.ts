import { type Alignment, alignSentences, type Presence } from "@/core/compare/align";
import { type CodeComparison, type CodedPassage, compareCodes } from "@/core/compare/code-use";
import { type DistinctiveTerm, distinctiveTerms } from "@/core/compare/distinctive";
import { type NamedThing, namedThings } from "@/core/compare/namings";
import { type ScrollPair, scrollPairs } from "@/core/compare/scroll-pairs";
import { type CodedAttribution, type Speakers, speakersOf } from "@/core/compare/speakers";
import type { ReadText } from "@/core/compare/tokens";

/** What two texts say about one another, whoever looks: nothing of what readers wrote. */
export interface TextComparison {
  left: ReadText;
  right: ReadText;
  /** Across languages words say what is shared (names, numbers), never what is missing. */
  isOneLanguage: boolean;
  alignment: Alignment;
  scroll: ScrollPair[];
  things: NamedThing[];
  terms: DistinctiveTerm[];
}

/** What the readers of a group made of them. */
export interface ReadingComparison {
  speakers: { left: Speakers; right: Speakers };
  codes: CodeComparison[];
}

/** What readers put on one of the texts. */
export interface Reading {
  passages: readonly CodedPassage[];
  attributions: readonly CodedAttribution[];
}

export function compareTexts(left: ReadText, right: ReadText): TextComparison {
  const isOneLanguage = spoken(left) === spoken(right);
  const found = alignSentences(left, right);
  const alignment = isOneLanguage ? found : withoutAbsence(found);
  return {
    left,
    right,
    isOneLanguage,
    alignment,
    scroll: scrollPairs(alignment.links),
    things: namedThings(left, right),
    terms: distinctiveTerms(left, right),
  };
}

/** "en" of "en-GB". */
const spoken = ({ language }: ReadText): string => language.toLowerCase().split("-")[0] ?? "";

function withoutAbsence({ links, left, right, aloneness }: Alignment): Alignment {
  const doubted = (presence: readonly Presence[]) =>
    presence.map((one): Presence => (one === "alone" ? "doubtful" : one));
  const none = (chances: readonly number[]) => chances.map(() => 0);
  return {
    links,
    left: doubted(left),
    right: doubted(right),
    aloneness: { left: none(aloneness.left), right: none(aloneness.right) },
  };
}

export function compareReadings(texts: TextComparison, left: Reading, right: Reading): ReadingComparison {
  return {
    speakers: {
      left: speakersOf(texts.left, left.attributions),
      right: speakersOf(texts.right, right.attributions),
    },
    codes: compareCodes(
      { read: texts.left, passages: left.passages },
      { read: texts.right, passages: right.passages },
    ),
  };
}
