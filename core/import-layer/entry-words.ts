import { shorten } from "@/core/export/layer-export";

const MOST = 80;

/**
 * Some words of what stands at a place in a file: its passage, else what it says, so that a person knows
 * which entry is meant. "" where it has none.
 * @param at keys with dots between them, as reports have them: `first.items.3`
 */
export function wordsAt(file: unknown, at: string): string {
  let place = file;
  for (const key of at === "" ? [] : at.split(".")) {
    if (typeof place !== "object" || place === null || !Object.hasOwn(place, key)) break;
    place = (place as Record<string, unknown>)[key];
    // What is wrong with a part of an entry is told of the entry.
    if (isEntry(place)) break;
  }
  return shorten(passageOf(place) ?? saidBy(place) ?? "", MOST);
}

const isEntry = (value: unknown): boolean => passageOf(value) !== null;

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

const textIn = (value: unknown, key: string): string | null => {
  if (typeof value !== "object" || value === null) return null;
  const found = list((value as Record<string, unknown>)[key])[0];
  return typeof found === "string" && found.trim() !== "" ? found : null;
};

const partsIn = (value: unknown, key: string): unknown[] =>
  typeof value === "object" && value !== null ? list((value as Record<string, unknown>)[key]) : [];

function passageOf(entry: unknown): string | null {
  const quotes = [
    ...partsIn(entry, "quote"),
    ...partsIn(entry, "target").flatMap((target) => partsIn(target, "selector")),
  ];
  for (const quote of quotes) {
    const exact = textIn(quote, "exact");
    if (exact !== null) return exact;
  }
  return null;
}

function saidBy(entry: unknown): string | null {
  if (typeof entry === "string") return entry;
  const bodies = partsIn(entry, "body").map((body) => textIn(body, "value"));
  return (
    textIn(entry, "note") ??
    textIn(entry, "body") ??
    bodies.find((body) => body !== null) ??
    textIn(entry, "bodyValue")
  );
}
