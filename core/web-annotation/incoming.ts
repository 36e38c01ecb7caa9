import { AppError, type FieldFault } from "@/core/errors";
import { type WebAnnotation, WebAnnotationSchema } from "@/core/web-annotation/annotation";
import type { Foreign } from "@/core/web-annotation/foreign";
import { readBodies } from "@/core/web-annotation/incoming-bodies";
import {
  type Answered,
  type IncomingPassage,
  type IncomingPlace,
  readTarget,
} from "@/core/web-annotation/incoming-target";
import { isJsonObject, type Json, type JsonObject, toList } from "@/core/web-annotation/json";
import { precheck } from "@/core/web-annotation/precheck";

/** What another tool's annotation says, in our words: still without a place in a text. */
export interface Incoming {
  /** A reply answers a member of the same container; the rest is annotations. */
  kind: "annotation" | "reply";
  /** Markdown; "" where it has none. */
  text: string;
  /** Ids of codes. */
  codes: string[];
  /** Null: the article as a whole, or (on a reply) what it answers. */
  passage: IncomingPassage | null;
  /** What a reply answers; null for the article as a whole. */
  answers: Answered | null;
  /** Former addresses, its own first. */
  via: string[];
  canonical: string | null;
  foreign: Foreign | null;
}

/** More faults than these help nobody. */
const MAX_FAULTS = 20;

/**
 * Reads another tool's annotation: looks whether it is one by the Data Model, and takes apart what we model
 * and what is only kept. Pure; nothing is fetched.
 * @throws AppError invalid for what is against the model; unprocessable for what we do not keep, by name
 */
export function readWebAnnotation(document: unknown, place: IncomingPlace): Incoming {
  if (!isJsonObject(document)) throw against([{ field: "", message: "Expected one annotation." }]);
  const early = precheck(document);
  if (early) throw against([early]);
  const parsed = WebAnnotationSchema.safeParse(document);
  if (!parsed.success) {
    const fields = parsed.error.issues.slice(0, MAX_FAULTS).map(({ path, message }) => ({
      field: path.join("."),
      message,
    }));
    throw against(fields);
  }
  // Looked at, it is what the model says; from here on, as it came.
  const annotation = document as WebAnnotation;
  const target = readTarget(toList(annotation.target), place);
  const isReply = target.answers !== undefined || (target.isWhole && isReplying(annotation));
  const bodies = readBodies(annotation, place.addresses, isReply);
  const foreign: Foreign = {
    ...ownProperties(annotation),
    ...(bodies.places.length > 0 && { bodies: bodies.places }),
    ...target.foreign,
  };
  return {
    kind: isReply ? "reply" : "annotation",
    text: bodies.text,
    codes: bodies.codes,
    passage: target.passage,
    answers: target.answers ?? null,
    via: formerAddresses(annotation, place),
    canonical: (toList(annotation.canonical)[0] as string | undefined) ?? null,
    foreign: Object.keys(foreign).length > 0 ? foreign : null,
  };
}

/** Against the model: 400 (Protocol, section 6). */
function against(fields: readonly FieldFault[]): AppError {
  const [{ field, message } = { field: "", message: "" }] = fields;
  return new AppError("invalid", field === "" ? message : `${field}: ${message}`, { fields });
}

const isReplying = ({ motivation }: WebAnnotation): boolean => toList(motivation).includes("replying");

/** What stands in columns of its own, or is the server's to say (Protocol, section 5.1). */
export const MODELLED: ReadonlySet<string> = new Set([
  "@context",
  "id",
  "creator",
  "created",
  "modified",
  "via",
  "canonical",
  "body",
  "bodyValue",
  "target",
]);

function ownProperties(annotation: WebAnnotation): Pick<Foreign, "properties"> {
  const properties: JsonObject = {};
  for (const [key, value] of Object.entries(annotation)) {
    if (value === undefined || MODELLED.has(key) || (key === "type" && !Array.isArray(value))) continue;
    properties[key] = value;
  }
  return Object.keys(properties).length > 0 ? { properties } : {};
}

/** "If the Annotation has an IRI in the id property, then it should be copied to the via property." */
function formerAddresses(
  annotation: WebAnnotation,
  { addresses, articleSlug, layer }: IncomingPlace,
): string[] {
  const [id] = toList(annotation.id) as string[];
  const isOurs = id?.startsWith(addresses.container(articleSlug, layer));
  const former = toList<Json>(annotation.via) as string[];
  return [...new Set([...(id !== undefined && !isOurs ? [id] : []), ...former])];
}
