import { isTitle, type Named, namesIn } from "@/core/compare/names";
import { type SayingVerb, sayingVerb } from "@/core/compare/saying-verbs";
import type { ReadSentence, ReadText, Token } from "@/core/compare/tokens";
import { countLeading } from "@/core/count-leading";
import { overlaps, type TextRange } from "@/core/text/range";

/** A place where the text says that somebody said something, in the article's own words. */
export interface Saying extends Omit<SayingVerb, "attitude"> {
  /** By the verb alone; null where only readers say that it is one. */
  attitude: SayingVerb["attitude"] | null;
  /** The verb as it stands there. */
  form: string;
  at: TextRange;
  sentence: number;
  /** Null where the text does not name them in a way that can be told from words alone. */
  speaker: Pick<Named, "key" | "name"> | null;
}

const PREPOSITIONS: ReadonlySet<string> = new Set(
  "of in on to from at with for by between against under like about via near".split(" "),
);
const PRONOUNS: ReadonlySet<string> = new Set(["he", "she", "they"]);
/** They may stand between who speaks and the verb. */
const BETWEEN: ReadonlySet<string> = new Set(
  "has have had also later then once again recently previously however who was is were been not never".split(
    " ",
  ),
);
/** What makes a noun of the next word: "a note", "his claims". */
const BEFORE_NOUNS: ReadonlySet<string> = new Set(
  "a an the this that these those his her its their our my no any some such many few of".split(" "),
);
/** "Nobody claimed responsibility" says nothing of a saying. */
const NOT_SAID_AFTER: ReadonlySet<string> = new Set(
  "responsibility victory lives credit distance".split(" "),
);

/** Whether who speaks can be told in a text of its language. */
export const knowsSpeakers = ({ language }: Pick<ReadText, "language">): boolean => /^en\b/i.test(language);

/**
 * Every saying outside of quotations, in order of the text. English alone; other languages have none.
 * @param coded what readers have marked as a reporting expression: where no verb of ours stands, it is one all the same
 */
export function sayingsOf(read: ReadText, coded: readonly TextRange[] = []): Saying[] {
  if (!knowsSpeakers(read)) return [];
  const sayings: Saying[] = [];
  let subject: Named | null = null;
  const places = apart(coded);
  for (const sentence of read.sentences) {
    const names = namesIn(read.text, sentence.tokens);
    const before = sayings.length;
    for (const [at, token] of sentence.tokens.entries()) {
      const said = isSaying(read.text, sentence, at);
      if (!said) continue;
      const speaker = speakerOf(sentence, at, said, names, subject);
      sayings.push({
        ...said,
        form: token.form,
        at: { start: token.start, end: token.end },
        sentence: sentence.index,
        speaker: speaker && { key: speaker.key, name: speaker.name },
      });
    }
    const own = sayings.slice(before);
    for (const place of within(places, sentence)) {
      if (own.some(({ at }) => overlaps(at, place))) continue;
      const saying = markedSaying(read, sentence, place, names, subject);
      if (saying) own.push(saying);
    }
    sayings.splice(before, own.length, ...own.sort((a, b) => a.at.start - b.at.start));
    subject = firstSubject(sentence, names) ?? subject;
  }
  return withFullNames(sayings, read);
}

/** Of those that overlap, one: from the first word that any of them has to the last. */
function apart(ranges: readonly TextRange[]): TextRange[] {
  const found: TextRange[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

/** Those that begin in the sentence. */
const within = (places: readonly TextRange[], { start, end }: TextRange): readonly TextRange[] =>
  places.slice(
    countLeading(places, (place) => place.start < start),
    countLeading(places, (place) => place.start < end),
  );

/** Whoever is named in it speaks ("TIME magazine has it that"), else whoever would with a verb of ours in its place. */
function markedSaying(
  read: ReadText,
  sentence: ReadSentence,
  place: TextRange,
  names: readonly Named[],
  previous: Named | null,
): Saying | null {
  const at = sentence.tokens.findIndex(({ end }) => end > place.start);
  if (at < 0 || sentence.tokens[at]?.isQuoted) return null;
  const form = read.text.slice(place.start, place.end);
  const said = { verb: form.toLowerCase(), attitude: null, isParticiple: false };
  const speaker =
    firstSubject(
      sentence,
      names.filter(({ start, end }) => start >= place.start && end <= place.end),
    ) ?? speakerOf(sentence, at, said, names, previous);
  return {
    ...said,
    form,
    at: place,
    sentence: sentence.index,
    speaker: speaker && { key: speaker.key, name: speaker.name },
  };
}

function isSaying(text: string, { tokens }: ReadSentence, at: number): SayingVerb | null {
  const token = tokens[at] as Token;
  if (token.isQuoted) return null;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (token.form === "According" || (token.form === "according" && after?.form === "to")) {
    return { verb: "according to", attitude: "neutral", isParticiple: false };
  }
  const verb = sayingVerb(token.form);
  if (!verb || (after && NOT_SAID_AFTER.has(after.form.toLowerCase()))) return null;
  if (before && (BEFORE_NOUNS.has(before.form.toLowerCase()) || isOwner(text, before))) return null;
  // "a U.S.-proposed truce"
  if (text[token.start - 1] === "-") return null;
  return isPlural(token.form) && !isSpeaking(before) ? null : verb;
}

/** "Claims" and "demands" are as often things as deeds; "says" never is. */
const isPlural = (form: string): boolean => form.endsWith("s") && form !== "says" && form !== "tells";

const isSpeaking = (before: Token | undefined): boolean =>
  before !== undefined && (before.kind === "name" || BETWEEN.has(before.form) || PRONOUNS.has(before.form));

const isOwner = (text: string, token: Token): boolean =>
  /['’]/u.test(text.slice(token.start, token.end).slice(-2));

function speakerOf(
  sentence: ReadSentence,
  at: number,
  said: Pick<SayingVerb, "verb" | "isParticiple">,
  names: readonly Named[],
  previous: Named | null,
): Named | null {
  const { tokens } = sentence;
  if (said.verb === "according to") return names.find(({ from }) => from > at) ?? null;
  const before = names.filter(({ to }) => to <= at);
  const isInfinitive = tokens[at - 1]?.form.toLowerCase() === "to";
  if (said.isParticiple || isInfinitive)
    return firstSubject(sentence, before) ?? pronounIn(tokens, at, previous);
  let beside = at - 1;
  while (beside >= 0 && isBetween(tokens[beside] as Token)) beside--;
  const word = tokens[beside]?.form.toLowerCase() ?? "";
  if (PRONOUNS.has(word)) return firstSubject(sentence, before) ?? previous;
  const isRelative = tokens.slice(beside + 1, at).some(({ form }) => form === "who");
  const nearest = before.findLast((name) => isRelative || !isObject(tokens, name));
  // "“…,” said Lena Brandt": whoever is named right behind the verb, where nobody is before it.
  const behind = names.find(({ from }) => from > at && from <= at + 3);
  return nearest ?? behind ?? null;
}

const isBetween = ({ form }: Token): boolean => BETWEEN.has(form.toLowerCase()) || form.endsWith("ly");

/** Stands behind a preposition. */
function isObject(tokens: readonly Token[], { from }: Named): boolean {
  let at = from - 1;
  while (at >= 0 && (tokens[at]?.form === "the" || isTitle(tokens[at] as Token))) at--;
  return PREPOSITIONS.has(tokens[at]?.form.toLowerCase() ?? "");
}

const firstSubject = ({ tokens }: ReadSentence, names: readonly Named[]): Named | null =>
  names.find((name) => !isObject(tokens, name)) ?? null;

const pronounIn = (tokens: readonly Token[], at: number, previous: Named | null): Named | null =>
  tokens.slice(0, at).some(({ form }) => PRONOUNS.has(form.toLowerCase())) ? previous : null;

/** "Witkoff" is shown as the longest name that the text gives him. */
function withFullNames(sayings: readonly Saying[], read: ReadText): Saying[] {
  const full = fullNames(read);
  return sayings.map((saying) => ({
    ...saying,
    speaker: saying.speaker && {
      ...saying.speaker,
      name: full.get(saying.speaker.key) ?? saying.speaker.name,
    },
  }));
}

function fullNames(read: ReadText): ReadonlyMap<string, string> {
  const full = new Map<string, string>();
  for (const { tokens } of read.sentences) {
    for (const { key, name } of namesIn(read.text, tokens)) {
      if (name.length > (full.get(key)?.length ?? 0)) full.set(key, name);
    }
  }
  return full;
}
