import type { Quotation } from "@/core/compare/quotations";
import type { Attitude } from "@/core/compare/saying-verbs";
import { type Saying, sayingsOf } from "@/core/compare/sayings";
import type { ReadSentence, ReadText } from "@/core/compare/tokens";
import { countLeading } from "@/core/count-leading";
import { overlaps, type TextRange } from "@/core/text/range";

/** A reporting expression that readers gave a code of the group "Attribution". */
export interface CodedAttribution extends TextRange {
  attitude: Attitude;
}

export interface SayingUse {
  form: string;
  at: TextRange;
  /** By the verb alone; null where only readers say that it is one. */
  attitude: Attitude | null;
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
 * its sentence, to whoever spoke before it in the same block; one that goes on in the next block, to whoever either
 * part is given to. Titles of works belong to nobody.
 */
export function speakersOf(read: ReadText, coded: readonly CodedAttribution[] = []): Speakers {
  const sayings = sayingsOf(read, coded);
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
  for (const { quotation, speaker } of attributedQuotations(sayings, read)) {
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

interface Attributed {
  quotation: Quotation;
  speaker: Saying["speaker"];
  block: number;
}

function attributedQuotations(sayings: readonly Saying[], read: ReadText): Attributed[] {
  const found: Attributed[] = [];
  for (const quotation of read.quotations) {
    if (quotation.kind === "title") continue;
    const place = sentenceAt(read, quotation.start);
    const block = place?.block ?? -1;
    const last = found.at(-1);
    let speaker = sayingOf(quotation, sayings, read)?.speaker ?? null;
    const fills = place !== undefined && quotation.start <= place.start + 1;
    const isSequel = last?.quotation.goesOn === true && last.block === block - 1 && fills;
    if (speaker === null && fills && (isSequel || last?.block === block)) speaker = last?.speaker ?? null;
    if (isSequel && last.speaker === null) giveBack(found, speaker);
    found.push({ quotation, speaker, block });
  }
  return found;
}

/** Who spoke is said only behind the last of the paragraphs that they spoke. */
function giveBack(found: Attributed[], speaker: Attributed["speaker"]): void {
  for (let at = found.length - 1; at >= 0; at--) {
    const one = found[at] as Attributed;
    if (!one.quotation.goesOn || one.speaker !== null) return;
    one.speaker = speaker;
  }
}

const sentenceAt = ({ sentences }: ReadText, offset: number): ReadSentence | undefined =>
  sentences[countLeading(sentences, ({ start }) => start <= offset) - 1];

/** In order of the text, as sayings are. */
const lastBefore = (sayings: readonly Saying[], offset: number): Saying | undefined =>
  sayings[countLeading(sayings, ({ at }) => at.end <= offset) - 1];

function sayingOf(quotation: Quotation, sayings: readonly Saying[], read: ReadText): Saying | null {
  const sentence = sentenceAt(read, quotation.start);
  if (!sentence) return null;
  const before = lastBefore(sayings, quotation.start);
  if (quotation.isBlock) {
    const leading = read.sentences[countLeading(read.sentences, ({ end }) => end <= quotation.start) - 1];
    return before && before.sentence === leading?.index ? before : null;
  }
  if (before?.sentence === sentence.index) return before;
  const behind = sayings[countLeading(sayings, ({ at }) => at.start < quotation.end)];
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
