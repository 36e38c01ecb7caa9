import type { Addresses } from "@/core/web-annotation/addresses";
import type { Foreign } from "@/core/web-annotation/foreign";
import { sourceOf } from "@/core/web-annotation/incoming-bodies";
import { isJsonObject, type Json, type JsonObject, toList } from "@/core/web-annotation/json";
import { notKept } from "@/core/web-annotation/not-kept";
import { isSet } from "@/core/web-annotation/resources";
import { isOfType } from "@/core/web-annotation/values";

/** The container that an annotation came to. */
export interface IncomingPlace {
  addresses: Addresses;
  articleSlug: string;
  /** Its address elsewhere, by which other tools may know it. */
  canonicalUrl: string | null;
  layer: string;
}

/** Where another tool says that a passage is: by words, by place, or both, and perhaps in which version. */
export interface IncomingPassage {
  quote: { exact: string; prefix: string; suffix: string } | null;
  /** Unicode code points, half-open. */
  position: { start: number; end: number } | null;
  /** The number of a version; null where it names none. */
  version: number | null;
  /** Where it stands in the document, for messages. */
  field: string;
}

/** A member of the container: by the last part of its address, or by its id. */
export type Answered = { segment: string } | { id: string };

interface TargetPlace {
  /** Undefined where it answers no member. */
  answers: Answered | undefined;
  /** It is on the article as a whole. */
  isWhole: boolean;
  passage: IncomingPassage | null;
  foreign: Foreign;
}

/**
 * Takes apart what an annotation is on: a passage of the article, the article as a whole, or another member
 * of the container; and what is elsewhere, which is kept.
 * @throws AppError unprocessable for a second passage, for selectors that we do not keep (by name), and for
 *   parts of what is elsewhere
 */
export function readTarget(targets: readonly Json[], place: IncomingPlace): TargetPlace {
  const here: { target: Json; field: string; address: HereAddress }[] = [];
  const elsewhere: Json[] = [];
  for (const [index, target] of targets.entries()) {
    const field = targets.length === 1 ? "target" : `target.${index}`;
    const address = addressOf(target, place, field);
    if (address) here.push({ target, field, address });
    else {
      refuseParts(target, field, place.addresses.article(place.articleSlug));
      elsewhere.push(target);
    }
  }
  const [first, second] = here;
  if (second) throw notKept(second.field, "One passage of the article, or one answer, for each annotation.");
  const rest: Foreign = elsewhere.length > 0 ? { targets: elsewhere } : {};
  if (!first) return { answers: undefined, isWhole: false, passage: null, foreign: rest };
  if (first.address.kind === "answer") {
    if (isJsonObject(first.target) && "selector" in first.target) {
      throw notKept(`${first.field}.selector`, "An annotation is answered as a whole, not a part of it.");
    }
    return { answers: first.address.of, isWhole: false, passage: null, foreign: rest };
  }
  const passage = readPassage(first.target, first.address.version, first.field, place);
  return {
    answers: undefined,
    isWhole: passage.passage === null,
    passage: passage.passage,
    foreign: { ...rest, ...passage.foreign },
  };
}

type HereAddress = { kind: "article"; version: number | null } | { kind: "answer"; of: Answered };

const iriOf = (target: Json): Json | undefined =>
  isJsonObject(target) ? (sourceOf(target) ?? toList(target.id)[0]) : target;

/** What of ours a target names; null for what is elsewhere. */
function addressOf(target: Json, place: IncomingPlace, field: string): HereAddress | null {
  const iri = iriOf(target);
  if (typeof iri !== "string") return null;
  if (iri === place.canonicalUrl) return { kind: "article", version: null };
  const { addresses, articleSlug, layer } = place;
  const address = addresses.read(iri);
  if (address?.kind === "annotation" || address?.kind === "comment") {
    return { kind: "answer", of: { id: address.id } };
  }
  if (address && "slug" in address && address.slug === articleSlug) {
    if (address.kind === "article") return { kind: "article", version: null };
    if (address.kind === "version") return { kind: "article", version: address.number };
    if (address.kind === "member" && address.layer === layer) {
      return { kind: "answer", of: { segment: address.segment } };
    }
  }
  if (isPartOf(addresses, iri, articleSlug)) {
    throw notKept(field, "A fragment selects a part as a FragmentSelector does, which is not kept here.");
  }
  return null;
}

const isPartOf = (addresses: Addresses, iri: string, articleSlug: string): boolean =>
  iri.includes("#") && iri.split(/[?#]/)[0] === addresses.article(articleSlug);

/** A part of another resource cannot be checked, let alone carried when that changes. */
function refuseParts(target: Json, field: string, article: string): void {
  if (!isJsonObject(target)) return;
  if (isSet(target)) {
    for (const [index, item] of toList(target.items).entries()) {
      refuseParts(item, `${field}.items.${index}`, article);
    }
    return;
  }
  for (const [index, selector] of toList(target.selector).entries()) {
    keptSelector(selector, `${field}.selector.${index}`);
  }
  if ("selector" in target) {
    throw notKept(`${field}.source`, `Passages are kept of ${article} alone; this is another resource.`);
  }
}

/** @returns the selector as an object, if it is one that is kept */
function keptSelector(selector: Json, field: string): JsonObject {
  if (!isJsonObject(selector)) throw notKept(field, "A selector that is elsewhere is not read.");
  const isKept = isOfType(selector, "TextQuoteSelector") || isOfType(selector, "TextPositionSelector");
  if (!isKept) {
    const name = toList(selector.type).join(", ") || "A selector that is elsewhere";
    throw notKept(
      `${field}.type`,
      `${name} is not kept here: TextQuoteSelector and TextPositionSelector are.`,
    );
  }
  if ("refinedBy" in selector) {
    const names = toList(selector.refinedBy).map((one) =>
      isJsonObject(one) ? toList(one.type).join() : one,
    );
    throw notKept(
      `${field}.refinedBy`,
      `A selector that is refined (by ${names.join(", ")}) is not kept here.`,
    );
  }
  return selector;
}

const TARGET_KEYS = ["type", "source", "selector", "state"];

function readPassage(
  target: Json,
  version: number | null,
  field: string,
  place: IncomingPlace,
): { passage: IncomingPassage | null; foreign: Foreign } {
  if (!isJsonObject(target)) return { passage: null, foreign: version === null ? {} : { states: [target] } };
  const states = toList(target.state);
  const state = readStates(states, place);
  const rest = "source" in target ? omit(target, TARGET_KEYS) : {};
  const isPassage = "selector" in target;
  // An anchor says in which version a passage stands; the article as a whole has none.
  const kept = isPassage ? state.others : [...(version === null ? [] : [iriOf(target) ?? null]), ...states];
  const foreign: Foreign = {
    ...(Object.keys(rest).length > 0 && { target: rest }),
    ...(kept.length > 0 && { states: kept }),
  };
  if (!isPassage) return { passage: null, foreign };
  const selectors = toList(target.selector).map((selector, index) =>
    keptSelector(selector, `${field}.selector.${index}`),
  );
  const quotes = selectors.filter((selector) => isOfType(selector, "TextQuoteSelector"));
  const positions = selectors.filter((selector) => isOfType(selector, "TextPositionSelector"));
  if (quotes.length > 1 || positions.length > 1) {
    throw notKept(
      `${field}.selector`,
      "One TextQuoteSelector and one TextPositionSelector, of the same passage.",
    );
  }
  const [quote] = quotes;
  const [position] = positions;
  return {
    passage: {
      quote: quote
        ? { exact: text(quote.exact), prefix: text(quote.prefix), suffix: text(quote.suffix) }
        : null,
      position: position ? { start: number(position.start), end: number(position.end) } : null,
      version: version ?? state.version,
      field: `${field}.selector`,
    },
    foreign: {
      ...foreign,
      ...rests("quoteSelector", quote, ["type", "exact", "prefix", "suffix"]),
      ...rests("positionSelector", position, ["type", "start", "end"]),
    },
  };
}

const text = (value: Json | undefined): string => (toList(value)[0] as string | undefined) ?? "";
const number = (value: Json | undefined): number => toList(value)[0] as number;

const omit = (object: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

function rests(
  name: "quoteSelector" | "positionSelector",
  of: JsonObject | undefined,
  keys: readonly string[],
) {
  const rest = of ? omit(of, keys) : {};
  return Object.keys(rest).length > 0 ? { [name]: rest } : {};
}

/** The version that a state names by its address, and the states that say something else. */
function readStates(states: readonly Json[], { addresses, articleSlug }: IncomingPlace) {
  let version: number | null = null;
  const others: Json[] = [];
  for (const state of states) {
    const iris = isJsonObject(state) ? [...toList(state.cached), ...toList(state.id)] : [state];
    const named = iris.flatMap((iri) => {
      const address = typeof iri === "string" ? addresses.read(iri) : null;
      return address?.kind === "version" && address.slug === articleSlug ? [address.number] : [];
    })[0];
    if (named === undefined) others.push(state);
    else version ??= named;
  }
  return { version, others };
}
