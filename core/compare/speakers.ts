import type { Quotation } from "@/core/compare/quotations";
import type { Attitude } from "@/core/compare/saying-verbs";
import { type Saying, sayingsOf } from "@/core/compare/sayings";
import type { ReadText } from "@/core/compare/tokens";
import { overlaps, type TextRange } from "@/core/text/range";

/** A reporting expression that readers gave a code of the group "Attribution". */
export interface CodedAttribution extends TextRange {
  attitude: Attitude;
}

export interface SayingUse {
  form: string;
  at: TextRange;
  /** By the verb alone. */
  attitude: Attitude;
  /** What most readers who coded it say, and how many of them; null where nobody did. */
  readers: { attitude: Attitude; count: number } | null;
}

/** Somebody whom a text lets speak. */
export interface Speaker {
  key: string;
  name: string;
  /** Words between quotation marks and in block quotes. */
  quotedWords: number;
  quotations: Quotation[];
  sayings: SayingUse[];
}

export interface Speakers {
  /** Who is quoted longest comes first. */
  speakers: Speaker[];
  /** Quotations that the text gives to nobody: its own marks around a phrase. */
  unattributed: Quotation[];
}

/** How many words may stand between a phrase and a verb of saying behind it: “…,” President Zelensky said. */
const WORDS_BEHIND = 5;

/**
 * Who is quoted, how long, and with which verbs. A quotation belongs to the nearest saying before it in its
 * sentence, or right behind it; a block quote, to the last saying of the sentence that leads to it; one that fills
 * its sentence, to whoever spoke before it in the same block. Titles of works belong to nobody.
 */
export function speakersOf(read: ReadText, coded: readonly CodedAttribution[] = []): Speakers {
  const sayings = sayingsOf(read);
  const speakers = new Map<string, Speaker>();
  const speakerFor = ({ key, name }: { key: string; name: string }): Speaker => {
    const known = speakers.get(key);
    if (known) return known;
    const made = { key, name, quotedWords: 0, quotations: [], sayings: [] };
    speakers.set(key, made);
    return made;
  };
  for (const saying of sayings) {
    if (saying.speaker) speakerFor(saying.speaker).sayings.push(toUse(saying, coded));
  }
  const unattributed: Quotation[] = [];
  const last: { block: number; speaker: Saying["speaker"] } = { block: -1, speaker: null };
  for (const quotation of read.quotations) {
    if (quotation.kind === "title") continue;
    const place = read.sentences.findLast(({ start }) => start <= quotation.start);
    const block = place?.block ?? -1;
    let speaker = sayingOf(quotation, sayings, read)?.speaker ?? null;
    const fills = place !== undefined && quotation.start <= place.start + 1;
    if (speaker === null && fills && last.block === block) speaker = last.speaker;
    Object.assign(last, { block, speaker });
    if (speaker === null) {
      unattributed.push(quotation);
      continue;
    }
    const entry = speakerFor(speaker);
    entry.quotations.push(quotation);
    entry.quotedWords += quotation.words;
  }
  return {
    speakers: [...speakers.values()].sort(
      (a, b) =>
        b.quotedWords - a.quotedWords || b.sayings.length - a.sayings.length || (a.key < b.key ? -1 : 1),
    ),
    unattributed,
  };
}

function sayingOf(quotation: Quotation, sayings: readonly Saying[], read: ReadText): Saying | null {
  const sentence = read.sentences.findLast(({ start }) => start <= quotation.start);
  if (!sentence) return null;
  if (quotation.isBlock) {
    const leading = read.sentences.findLast(({ end }) => end <= quotation.start);
    return sayings.findLast((saying) => saying.sentence === leading?.index) ?? null;
  }
  const before = sayings.findLast(
    ({ sentence: index, at }) => index === sentence.index && at.end <= quotation.start,
  );
  if (before) return before;
  const behind = sayings.find(({ at }) => at.start >= quotation.end);
  if (!behind || read.text.slice(quotation.end, behind.at.start).includes("\n")) return null;
  const between = read.text.slice(quotation.end, behind.at.start).trim();
  const isNear = between === "" || between.split(/\s+/u).length <= WORDS_BEHIND;
  return isNear && !/[—–;:.]/u.test(between.slice(0, 2)) ? behind : null;
}

function toUse(saying: Saying, coded: readonly CodedAttribution[]): SayingUse {
  const votes = new Map<Attitude, number>();
  for (const one of coded) {
    if (overlaps(one, saying.at)) votes.set(one.attitude, (votes.get(one.attitude) ?? 0) + 1);
  }
  const [most] = [...votes].sort((a, b) => b[1] - a[1]);
  return {
    form: saying.form,
    at: saying.at,
    attitude: saying.attitude,
    readers: most ? { attitude: most[0], count: most[1] } : null,
  };
}
