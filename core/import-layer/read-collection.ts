import { AppError } from "@/core/errors";
import type { CollectionItem } from "@/core/import-layer/collection-items";
import { isStorable } from "@/core/plain-text";
import { type Incoming, readWebAnnotation } from "@/core/web-annotation/incoming";
import type { IncomingPlace } from "@/core/web-annotation/incoming-target";
import { isJsonObject, type Json, type JsonObject, toList } from "@/core/web-annotation/json";
import { precheck } from "@/core/web-annotation/precheck";

/** A member of the container that a file names by one of its addresses. */
export interface KnownMember {
  kind: "annotation" | "reply";
  id: string;
  /** The last part of its address. */
  segment: string;
  /** The annotation whose thread a reply stands in; null for the discussion of the whole article. */
  annotationId: string | null;
  isGone: boolean;
}

export interface CollectionPlace extends IncomingPlace {
  /** By which address the file knows the article, beside its own. */
  source: string | null;
  /** The id that something stands under here which is not here yet: always the same one. */
  idFor(original: string): string;
  /** What is here already, by an address that the file uses. */
  known(iri: string): KnownMember | undefined;
}

/** An annotation of a file, read as one that came by itself is. */
export interface ReadEntry {
  at: string;
  id: string;
  /** Its address in the file. */
  iri: string | null;
  document: JsonObject;
  known: KnownMember | undefined;
  /** What it says, or why it cannot be taken. */
  read: { incoming: Incoming } | { refused: string };
}

/**
 * Reads each annotation of a file by the rules of the protocol. Those that answer others of the file, or
 * what came from the same place before, are told under which addresses these stand here.
 */
export function readCollection(items: readonly CollectionItem[], place: CollectionPlace): ReadEntry[] {
  const { addresses, articleSlug, layer } = place;
  const names = new Map<string, string>();
  if (place.source !== null) names.set(place.source, addresses.article(articleSlug));
  const entries = items.map(({ at, document }) => {
    const iri = isJsonObject(document) ? iriOf(document) : null;
    const known = iri === null ? undefined : place.known(iri);
    // What is too deep to be looked at is too deep to be written down.
    const key = iri ?? (precheck(document) === null ? JSON.stringify(document) : at);
    const id = known?.id ?? place.idFor(key);
    if (iri !== null) names.set(iri, addresses.annotation(articleSlug, layer, known?.segment ?? id));
    return { at, id, iri, known, document };
  });
  const nameOf = (iri: string): string | undefined => {
    const given = names.get(iri);
    if (given !== undefined) return given;
    const known = place.known(iri);
    return known && addresses.annotation(articleSlug, layer, known.segment);
  };
  return entries.map(({ document, ...entry }) => {
    if (!isJsonObject(document)) {
      const why =
        typeof document === "string" ? "Only its address is in the file." : "Expected an annotation.";
      return { ...entry, document: {}, read: { refused: why } };
    }
    return { ...entry, document, read: read(document, place, nameOf) };
  });
}

/** Addresses that the annotations of a file have, and those of what they are on. */
export function addressesIn(items: readonly CollectionItem[]): string[] {
  const found = items.flatMap(({ document }) => {
    if (!isJsonObject(document)) return [];
    return [iriOf(document), ...toList(document.target).map(targetIri)].flatMap((iri) => iri ?? []);
  });
  return [...new Set(found)];
}

const stringIn = (value: Json | undefined): string | null => {
  const [first] = toList(value);
  return typeof first === "string" && isStorable(first) ? first : null;
};

const iriOf = (document: JsonObject): string | null => stringIn(document.id);

function targetIri(target: Json): string | null {
  if (!isJsonObject(target)) return stringIn(target);
  const [source] = toList(target.source ?? target.id);
  return isJsonObject(source) ? stringIn(source.id) : stringIn(source);
}

function read(
  document: JsonObject,
  place: CollectionPlace,
  nameOf: (iri: string) => string | undefined,
): ReadEntry["read"] {
  const { target } = document;
  const named = Array.isArray(target) ? target.map((one) => renamed(one, nameOf)) : target;
  const renamedTarget = Array.isArray(named) || named === undefined ? named : renamed(named, nameOf);
  try {
    const asHere = renamedTarget === undefined ? document : { ...document, target: renamedTarget };
    return { incoming: readWebAnnotation(asHere, place) };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return { refused: thrown.message };
  }
}

/** The same target under the address that what it names has here. */
function renamed(target: Json, nameOf: (iri: string) => string | undefined): Json {
  if (typeof target === "string") return nameOf(target) ?? target;
  if (!isJsonObject(target)) return target;
  const iri = targetIri(target);
  const name = iri === null ? undefined : nameOf(iri);
  if (name === undefined) return target;
  if (!("source" in target)) return { ...target, id: name };
  const [source] = toList(target.source);
  return { ...target, source: isJsonObject(source) ? { ...source, id: name } : name };
}
