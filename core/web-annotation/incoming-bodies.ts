import { MAX_CODES, MAX_NOTE_LENGTH } from "@/core/annotation";
import type { Addresses } from "@/core/web-annotation/addresses";
import type { WebAnnotation } from "@/core/web-annotation/annotation";
import type { ForeignBody } from "@/core/web-annotation/foreign";
import { isJsonObject, type Json, type JsonObject, toList } from "@/core/web-annotation/json";
import { notKept } from "@/core/web-annotation/not-kept";
import { isOfType } from "@/core/web-annotation/values";

export interface IncomingBodies {
  text: string;
  codes: string[];
  /** Every body in its order; the words and the codes themselves stand above. */
  places: ForeignBody[];
}

/** Texts that are tags, names or links are not a note. */
const NOT_A_NOTE: ReadonlySet<Json> = new Set([
  "tagging",
  "identifying",
  "classifying",
  "linking",
  "bookmarking",
]);
/** Formats that a note can be in; Markdown shows plain text much as it is. */
const NOTE_FORMATS: ReadonlySet<string> = new Set(["text/plain", "text/markdown"]);

/**
 * Takes the first text for people as the note, and bodies that name a code of ours as codes; the rest is
 * kept whole and comes back where it stood.
 * @param isReply only its words are modelled
 * @throws AppError unprocessable for a reply without words, and for more than can be kept
 */
export function readBodies(
  annotation: WebAnnotation,
  addresses: Addresses,
  isReply: boolean,
): IncomingBodies {
  const bodies =
    annotation.bodyValue === undefined
      ? toList(annotation.body)
      : [{ type: "TextualBody", format: "text/plain", value: toList(annotation.bodyValue)[0] ?? "" }];
  const found: IncomingBodies = { text: "", codes: [], places: [] };
  for (const [index, body] of bodies.entries()) {
    const code = isReply ? null : codeOf(body, addresses);
    if (code !== null && !found.codes.includes(code)) {
      found.codes.push(code);
      found.places.push({ is: "code", id: code, rest: without(body, CODE_KEYS) });
    } else if (code === null && found.text === "" && isNote(body)) {
      found.text = noteText(body, `body.${index}.value`);
      found.places.push({ is: "note", rest: without(body, NOTE_KEYS) });
    } else {
      found.places.push({ is: "other", body });
    }
  }
  if (found.codes.length > MAX_CODES) throw notKept("body", `At most ${MAX_CODES} codes.`);
  if (isReply && found.text === "") throw notKept("body", "A reply needs words: a TextualBody of text.");
  return found;
}

const CODE_KEYS = ["type", "purpose", "source", "id", "value"];
const NOTE_KEYS = ["value"];

const without = (body: Json, keys: readonly string[]): JsonObject =>
  isJsonObject(body) ? Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key))) : {};

/** The code that a body names by its IRI: as a resource, or as the source of a Specific Resource. */
function codeOf(body: Json, addresses: Addresses): string | null {
  const iri = typeof body === "string" ? body : isJsonObject(body) ? (sourceOf(body) ?? body.id) : null;
  const address = typeof iri === "string" ? addresses.read(iri) : null;
  if (address?.kind !== "code") return null;
  const purposes = isJsonObject(body) ? toList(body.purpose) : [];
  return purposes.length === 0 || purposes.includes("tagging") ? address.id : null;
}

/** A source is an IRI, or described with its id. */
export function sourceOf(resource: JsonObject): Json | undefined {
  const [source] = toList(resource.source);
  return isJsonObject(source) ? toList(source.id)[0] : source;
}

function isNote(body: Json): body is JsonObject {
  if (!isJsonObject(body) || "source" in body || "items" in body) return false;
  const [value] = toList(body.value);
  if (typeof value !== "string" || value.trim() === "") return false;
  if ("type" in body && !isOfType(body, "TextualBody") && !isOfType(body, "Text")) return false;
  if (toList(body.purpose).some((purpose) => NOT_A_NOTE.has(purpose))) return false;
  const formats = toList(body.format) as string[];
  return formats.every((format) => NOTE_FORMATS.has(format.split(";")[0]?.trim().toLowerCase() ?? ""));
}

function noteText(body: JsonObject, field: string): string {
  const text = toList(body.value)[0] as string;
  if (text.length > MAX_NOTE_LENGTH) {
    throw notKept(field, `At most ${MAX_NOTE_LENGTH.toLocaleString("en")} characters.`);
  }
  return text;
}
