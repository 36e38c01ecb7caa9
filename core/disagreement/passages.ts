import type { CodedSpan } from "@/core/agreement/coded-span";
import { compareRanges, type TextRange } from "@/core/text/range";

/** Somebody's use of a code on a passage; an annotation with two codes is two of them. */
export interface CodeUse extends CodedSpan {
  annotationId: string;
  personId: string;
}

/**
 * How the people who looked at a passage differ:
 *
 * - `code`: those who marked it gave it different codes
 * - `boundary`: the same codes, with different beginnings or ends
 * - `not-all`: those who marked it did so alike, and others left it alone
 * - `only-one`: one person marked it, of several who looked
 * - `agree`: everybody marked it alike
 */
export const PASSAGE_KINDS = ["code", "boundary", "not-all", "only-one", "agree"] as const;
export type PassageKind = (typeof PASSAGE_KINDS)[number];

/** One code at one place, with everybody who chose it; in the order of the text. */
export interface Choice extends CodedSpan {
  uses: { annotationId: string; personId: string }[];
}

/** What hangs together: every use in it overlaps another, and no use outside of it overlaps any. */
export interface Passage extends TextRange {
  kind: PassageKind;
  choices: Choice[];
  /** Who marked something here, and who of those that looked did not; in their given order. */
  marked: string[];
  silent: string[];
}

/**
 * The passages of a text that somebody coded, in order, and how people differ on each.
 *
 * @param uses of the codes that are compared; UTF-16 code units, half-open, not empty
 * @param coders everybody who looked at the text; who marked something counts in any case
 */
export function findPassages(uses: readonly CodeUse[], coders: readonly string[]): Passage[] {
  const everybody = [...new Set([...coders, ...uses.map(({ personId }) => personId)])];
  const passages: Passage[] = [];
  let open: CodeUse[] = [];
  let end = -1;
  const close = () => {
    if (open.length > 0) passages.push(toPassage(open, everybody));
    open = [];
  };
  for (const use of [...uses].sort(compareRanges)) {
    if (use.start >= end) close();
    end = open.length === 0 ? use.end : Math.max(end, use.end);
    open.push(use);
  }
  close();
  return passages;
}

function toPassage(uses: readonly CodeUse[], everybody: readonly string[]): Passage {
  const choices = new Map<string, Choice>();
  const byPerson = new Map<string, { codes: Set<string>; places: Set<string> }>();
  for (const { annotationId, personId, start, end, code } of uses) {
    const key = `${start} ${end} ${code}`;
    const choice = choices.get(key) ?? { start, end, code, uses: [] };
    choice.uses.push({ annotationId, personId });
    choices.set(key, choice);
    const person = byPerson.get(personId) ?? { codes: new Set(), places: new Set() };
    person.codes.add(code);
    person.places.add(key);
    byPerson.set(personId, person);
  }
  const marked = everybody.filter((person) => byPerson.has(person));
  const silent = everybody.filter((person) => !byPerson.has(person));
  const people = [...byPerson.values()];
  return {
    start: Math.min(...uses.map(({ start }) => start)),
    end: Math.max(...uses.map(({ end }) => end)),
    kind: kindOf(people, silent.length),
    choices: [...choices.values()].sort((a, b) => compareRanges(a, b) || (a.code < b.code ? -1 : 1)),
    marked,
    silent,
  };
}

function kindOf(
  people: readonly { codes: ReadonlySet<string>; places: ReadonlySet<string> }[],
  silent: number,
): PassageKind {
  if (people.length === 1) return silent > 0 ? "only-one" : "agree";
  if (!allAlike(people.map(({ codes }) => codes))) return "code";
  if (!allAlike(people.map(({ places }) => places))) return "boundary";
  return silent > 0 ? "not-all" : "agree";
}

const allAlike = (sets: readonly ReadonlySet<string>[]): boolean => {
  const [first, ...rest] = sets;
  return rest.every((one) => one.size === first?.size && [...one].every((item) => first.has(item)));
};
