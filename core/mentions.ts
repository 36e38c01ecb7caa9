import type { PersonRef } from "@/core/person";

// The reader page runs this for comments, so nothing here may draw in a parser or zod.

/** So many different people are told of one comment at most; more names in it are only text. */
export const MAX_MENTIONED = 20;

/** As `HandleSchema` has them, where no word, address or path runs into the sign. */
const MENTION = /(?<![\w.@/+-])@([a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){2,29})(?![\w@]|-[a-z0-9])/gi;

/** Most different names that are looked up. */
const MAX_HANDLES = 100;

/**
 * The handles that a text in Markdown names, lower-case, each once, in order, at most 100. What stands in
 * code is quoted, not called. Linear in the text's length.
 */
export function handlesIn(text: string): string[] {
  if (!text.includes("@")) return [];
  const found = new Set<string>();
  for (const [, handle = ""] of withoutCode(text).matchAll(MENTION)) {
    found.add(handle.toLowerCase());
    if (found.size === MAX_HANDLES) break;
  }
  return [...found];
}

/** Fenced blocks and code spans blanked out (CommonMark 0.31.2 sections 4.5 and 6.1, near enough). */
function withoutCode(text: string): string {
  let fence: string | null = null;
  const lines = text.split("\n").map((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    if (fence === null && mark !== null) {
      fence = mark;
      return "";
    }
    if (fence === null) return line;
    if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
    return "";
  });
  const parts = lines.join("\n").split(/(`+)/);
  // The last run of each length: a run with no partner after it is only backticks.
  const lastOf = new Map<string, number>();
  for (let at = 1; at < parts.length; at += 2) lastOf.set(parts[at] as string, at);
  let words = "";
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as string;
    const isOpening = at % 2 === 1 && (lastOf.get(part) as number) > at;
    if (!isOpening) {
      words += part;
      continue;
    }
    do at += 2;
    while (parts[at] !== part);
    words += " ";
  }
  return words;
}

export type MentionPart = { text: string; person: PersonRef | null };

/** A piece of plain text cut where it names one of these people; as one part where it names none. */
export function splitMentions(text: string, people: readonly PersonRef[]): MentionPart[] {
  if (people.length === 0 || !text.includes("@")) return [{ text, person: null }];
  const byHandle = new Map(people.map((person) => [person.handle, person]));
  const parts: MentionPart[] = [];
  let from = 0;
  for (const match of text.matchAll(MENTION)) {
    const person = byHandle.get((match[1] ?? "").toLowerCase());
    if (!person) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index), person: null });
    from = match.index + match[0].length;
    parts.push({ text: text.slice(match.index, from), person });
  }
  if (from < text.length) parts.push({ text: text.slice(from), person: null });
  return parts;
}

/** What is being typed at the caret: the beginning of a name after "@", and where the sign stands. */
export function mentionAt(text: string, caret: number): { start: number; query: string } | null {
  const before = text.slice(Math.max(0, caret - 31), caret);
  const match = /(?:^|[^\w.@/+-])@([a-z0-9-]{0,30})$/i.exec(before);
  if (!match) return null;
  const query = match[1] as string;
  return { start: caret - query.length - 1, query: query.toLowerCase() };
}
