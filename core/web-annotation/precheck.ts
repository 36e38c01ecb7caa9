import { isStorable } from "@/core/plain-text";
import { isJsonObject, type Json } from "@/core/web-annotation/json";

/** An annotation that a person or a tool would make stays far below these. */
export const MAX_DEPTH = 32;
const MAX_VALUES = 20_000;

/** What is wrong with a document before anybody asks what it says. `field` is a dotted path. */
export interface DocumentFault {
  field: string;
  message: string;
}

/**
 * Refuses documents that cannot be kept as they came, or would cost too much to look at. Counts instead of
 * recursing, so that depth costs nothing. Keys that JSON-LD gives a meaning of their own are refused where
 * they would change what other keys mean: contexts are read as names and never fetched.
 * @param maxDepth how many objects and lists may stand in one another
 * @returns null for a document that can be looked at
 */
export function precheck(document: Json, maxDepth = MAX_DEPTH): DocumentFault | null {
  const waiting: { value: Json; path: string; depth: number }[] = [{ value: document, path: "", depth: 0 }];
  let count = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path, depth } = next;
    if (++count > MAX_VALUES) return { field: "", message: `More than ${MAX_VALUES} values are too many.` };
    if (typeof value === "string" && !isStorable(value)) {
      return { field: path, message: "Contains a NUL or half of a surrogate pair, which cannot be stored." };
    }
    if (typeof value === "number" && !Number.isFinite(value)) {
      return { field: path, message: "This number is too large." };
    }
    if (typeof value !== "object" || value === null) continue;
    if (depth >= maxDepth) return { field: path.slice(0, 200), message: `Nested deeper than ${maxDepth}.` };
    for (const [key, inner] of Object.entries(value)) {
      const at = path === "" ? key : `${path}.${key}`;
      const fault = isJsonObject(value) ? keyFault(key, depth) : null;
      if (fault) return { field: at, message: fault };
      waiting.push({ value: inner, path: at, depth: depth + 1 });
    }
  }
  return null;
}

function keyFault(key: string, depth: number): string | null {
  if (!isStorable(key) || key === "__proto__") return "There can be no such key.";
  if (key === "@context" && depth > 0) return "A context further inside is not read; leave it out.";
  if (key.startsWith("@") && key !== "@context" && depth === 0) {
    return "Write it as the Web Annotation context does (id, type); other forms of JSON-LD are not read.";
  }
  return null;
}
