import type { Addresses } from "@/core/web-annotation/addresses";
import type {
  Exchanged,
  ExchangedAnnotation,
  ExchangedPassage,
  ExchangedReply,
  QuotedWords,
} from "@/core/web-annotation/exchanged";
import type { Foreign, ForeignBody } from "@/core/web-annotation/foreign";
import { fromList, type Json, type JsonObject } from "@/core/web-annotation/json";
import { ANNOTATION_CONTEXT, type Motivation } from "@/core/web-annotation/vocabulary";

/** An annotation or a reply as a Web Annotation (Data Model, section 3). Pure. */
export function toWebAnnotation(addresses: Addresses, member: Exchanged): JsonObject {
  const { articleSlug, layer, segment, author, createdAt, modifiedAt, via, canonical, foreign } = member;
  const body = member.kind === "annotation" ? bodiesOf(addresses, member) : replyBody(addresses, member);
  const target = member.kind === "annotation" ? targetOf(addresses, member) : answered(addresses, member);
  const modelled: JsonObject = {
    "@context": ANNOTATION_CONTEXT,
    id: addresses.annotation(articleSlug, layer, segment),
    type: typeOf(foreign),
    motivation:
      foreign?.properties?.motivation ?? (member.kind === "annotation" ? motivationOf(member) : "replying"),
    creator: {
      id: addresses.person(author.id),
      type: "Person",
      name: author.name,
      nickname: author.handle,
    },
    created: createdAt,
    modified: modifiedAt,
    ...(via.length > 0 && { via: fromList(via) }),
    ...(canonical !== null && { canonical }),
    ...(body.length > 0 && { body: fromList(body) }),
    target,
  };
  // Its own properties first, for the eye, and last, so that nothing foreign takes their place.
  return { ...modelled, ...foreign?.properties, ...modelled };
}

/** Further types that it came with stay beside the one that it must have (section 3.1). */
function typeOf(foreign: Foreign | null): Json {
  const kept = foreign?.properties?.type;
  return Array.isArray(kept) && kept.includes("Annotation") ? kept : "Annotation";
}

/** What for, where nobody has said: to say something, else to tag, else only to mark (section 3.3.5). */
function motivationOf({ note, codes }: ExchangedAnnotation): Json {
  if (note !== "") return "commenting";
  return codes.length > 0 ? "tagging" : "highlighting";
}

// ── Bodies ──────────────────────────────────────────────────────────────────

/**
 * In the order in which they came; what was added since stands behind. A code is a Specific Resource, since
 * its IRI is the body of many annotations and the purpose belongs to this one (section 4.1).
 */
function bodiesOf(addresses: Addresses, { note, codes, foreign }: ExchangedAnnotation): Json[] {
  const left = new Map(codes.map((code) => [code.id, code]));
  let isNoteLeft = note !== "";
  const bodies: Json[] = [];
  const put = (place: ForeignBody) => {
    if (place.is === "other") bodies.push(place.body);
    if (place.is === "note" && isNoteLeft) {
      bodies.push(textBody(note, place.rest));
      isNoteLeft = false;
    }
    const code = place.is === "code" ? left.get(place.id) : undefined;
    if (place.is === "code" && code) {
      bodies.push(codeBody(addresses, code, place.rest));
      left.delete(code.id);
    }
  };
  for (const place of foreign?.bodies ?? []) put(place);
  for (const { id } of codes) put({ is: "code", id, rest: {} });
  put({ is: "note", rest: written("commenting") });
  return bodies;
}

const codeBody = (
  addresses: Addresses,
  code: { id: string; name: string },
  rest: JsonObject,
): JsonObject => ({
  ...rest,
  type: "SpecificResource",
  purpose: "tagging",
  source: { id: addresses.code(code.id), label: code.name },
});

/** What another tool said of the text (its format, language, purpose) is kept; the words are the note's. */
const textBody = (value: string, rest: JsonObject): JsonObject => ({ type: "TextualBody", ...rest, value });

/** What is said of a text that was written here. */
const written = (purpose: Motivation): JsonObject => ({ format: "text/markdown", purpose });

function replyBody(addresses: Addresses, reply: ExchangedReply): Json[] {
  const { text, foreign, articleSlug, quote } = reply;
  const rest = written("replying");
  const places: ForeignBody[] = foreign?.bodies ?? [{ is: "note", rest }];
  const bodies = places.flatMap((place): Json[] => {
    if (place.is === "other") return [place.body];
    return place.is === "note" ? [textBody(text, place.rest)] : [];
  });
  return quote ? [...bodies, quotedBody(addresses, articleSlug, quote)] : bodies;
}

/**
 * The passage that a reply quotes, as a second body: "to link to a resource related to the Target" (`linking`,
 * section 3.3.5), by a Specific Resource (section 4), since what it answers is already its target.
 */
export const quotedBody = (
  addresses: Addresses,
  articleSlug: string,
  { exact, position, version }: QuotedWords,
): JsonObject => ({
  type: "SpecificResource",
  purpose: "linking",
  source: addresses.article(articleSlug),
  selector: [
    { type: "TextQuoteSelector", exact },
    { type: "TextPositionSelector", ...position },
  ],
  state: {
    type: "TimeState",
    sourceDate: version.createdAt,
    cached: addresses.version(articleSlug, version.number),
  },
});

// ── Targets ─────────────────────────────────────────────────────────────────

function targetOf(addresses: Addresses, { articleSlug, passage, foreign }: ExchangedAnnotation): Json {
  const elsewhere = foreign?.targets ?? [];
  if (passage) return fromList([passageTarget(addresses, articleSlug, passage, foreign), ...elsewhere]);
  // An annotation that is only on things elsewhere says nothing of this article.
  if (elsewhere.length > 0 && !foreign?.target) return fromList(elsewhere);
  const source = addresses.article(articleSlug);
  const rest = foreign?.target ?? {};
  const states = foreign?.states ?? [];
  const whole: Json =
    Object.keys(rest).length + states.length === 0
      ? source
      : {
          ...rest,
          type: "SpecificResource",
          source,
          ...(states.length > 0 && { state: fromList(states) }),
        };
  return fromList([whole, ...elsewhere]);
}

/**
 * A passage of the article, by its words and by its place, in one version (sections 4.2.4, 4.2.5 and 4.3.1:
 * `cached` is "a link to a copy of the source resource's representation, appropriate for the annotation").
 */
function passageTarget(
  addresses: Addresses,
  articleSlug: string,
  { quote, position, version }: ExchangedPassage,
  foreign: Foreign | null,
): JsonObject {
  const quoteSelector: JsonObject = { ...foreign?.quoteSelector, type: "TextQuoteSelector", ...quote };
  const positionSelector: JsonObject | null = position && {
    ...foreign?.positionSelector,
    type: "TextPositionSelector",
    start: position.start,
    end: position.end,
  };
  const states: Json[] = [...(foreign?.states ?? [])];
  if (version) {
    const cached = addresses.version(articleSlug, version.number);
    states.unshift({ type: "TimeState", sourceDate: version.createdAt, cached });
  }
  return {
    ...foreign?.target,
    type: "SpecificResource",
    source: addresses.article(articleSlug),
    selector: positionSelector ? [quoteSelector, positionSelector] : quoteSelector,
    ...(states.length > 0 && { state: fromList(states) }),
  };
}

const answered = (addresses: Addresses, { articleSlug, layer, answers, foreign }: ExchangedReply): Json => {
  const target =
    answers === null ? addresses.article(articleSlug) : addresses.annotation(articleSlug, layer, answers);
  return fromList<Json>([target, ...(foreign?.targets ?? [])]);
};
