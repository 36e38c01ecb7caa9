import type { Json, JsonObject } from "@/core/web-annotation/json";

/**
 * What another tool said of an annotation that is not modelled here, kept as it came and given back as it
 * came. What is modelled (the words, the codes, the passage, who and when) stands in columns of its own and
 * is never taken from here.
 */
export interface Foreign {
  /** Properties of the annotation itself, its motivation included. */
  properties?: JsonObject;
  /** Its bodies in their order. */
  bodies?: ForeignBody[];
  /** Properties of the target beside its source, selectors and version. */
  target?: JsonObject;
  /** Properties of the selectors beside what we keep of them. */
  quoteSelector?: JsonObject;
  positionSelector?: JsonObject;
  /** States beside the one that names the version. */
  states?: Json[];
  /** Targets that are elsewhere, which stand after the passage if there is one. */
  targets?: Json[];
  /** Who wrote it and when, where it was brought in under another name. */
  imported?: JsonObject;
}

/** The place of one body: of the note, of a code, or a body that is kept whole. */
export type ForeignBody =
  | { is: "note"; rest: JsonObject }
  | { is: "code"; id: string; rest: JsonObject }
  | { is: "other"; body: Json };
