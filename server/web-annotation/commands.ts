import { randomInt } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { describeRange } from "@/core/anchoring/quote";
import type { Target } from "@/core/annotation";
import { AppError, conflict } from "@/core/errors";
import { newId } from "@/core/new-id";
import type { Addresses } from "@/core/web-annotation/addresses";
import type { Exchanged, ExchangedPassage } from "@/core/web-annotation/exchanged";
import { type Incoming, readWebAnnotation } from "@/core/web-annotation/incoming";
import type { IncomingPassage } from "@/core/web-annotation/incoming-target";
import type { Json } from "@/core/web-annotation/json";
import { notKept } from "@/core/web-annotation/not-kept";
import { quotedBody } from "@/core/web-annotation/outgoing";
import { placePassage } from "@/core/web-annotation/placing";
import { slugOfHeader } from "@/core/web-annotation/slug";
import {
  createExchangedAnnotation,
  deleteAnnotation,
  updateExchangedAnnotation,
} from "@/server/annotations/commands";
import { versionText } from "@/server/articles/version-text";
import { createExchangedComment, deleteComment, updateExchangedComment } from "@/server/comments/commands";
import { db } from "@/server/db";
import { type Actor, requirePerson } from "@/server/session";
import { isUniqueViolation } from "@/server/unique-violation";
import type { ExchangeLayer } from "@/server/web-annotation/layers";
import { findMember } from "@/server/web-annotation/queries";

/**
 * Takes another tool's annotation, or reply, into a container: through the same commands, rights and limits
 * as what is made on the page.
 * @param slug what the client asks for as the last part of its address
 * @throws AppError as those commands; invalid and unprocessable for what the document says
 */
export async function addToContainer(
  actor: Actor,
  addresses: Addresses,
  layer: ExchangeLayer,
  document: unknown,
  slug: string | null,
): Promise<Exchanged> {
  requirePerson(actor);
  const incoming = await read(addresses, layer, document);
  const id = newId();
  if (incoming.kind === "reply") {
    const { on, parentId } = await threadOf(layer, incoming);
    await refusingWhole(() =>
      createExchangedComment(actor, { id, on, parentId, body: incoming.text, ...kept(incoming) }),
    );
  } else {
    const passage = incoming.passage && (await place(layer, incoming.passage));
    const draft = {
      id,
      articleId: layer.article.id,
      groupId: layer.groupId,
      target: passage?.target ?? null,
      review: passage?.review ?? null,
      codes: incoming.codes,
      note: incoming.text,
      ...kept(incoming),
    };
    // In the private layer nothing keeps addresses apart but ids.
    const wished = layer.groupId === null ? null : slugOfHeader(slug);
    await refusingWhole(() => createUnder(actor, draft, wished));
  }
  return findMember(layer, { id });
}

const kept = ({ via, canonical, foreign }: Incoming) => ({ via, canonical, foreign });

const MOST_TRIES = 4;

/** Under the wished address, else under one like it: one that is taken, even by what was deleted, stays so. */
async function createUnder(actor: Actor, draft: object, wished: string | null): Promise<void> {
  for (let tries = 1; ; tries++) {
    const suffix = tries === 1 ? "" : `-${randomInt(36 ** 5).toString(36)}`;
    const slug = wished === null || tries === MOST_TRIES ? null : wished + suffix;
    try {
      await createExchangedAnnotation(actor, { ...draft, slug });
      return;
    } catch (thrown) {
      if (!isUniqueViolation(thrown) || slug === null) throw thrown;
    }
  }
}

/**
 * Replaces what a member says by what a document says.
 * @param current the state that the client saw
 * @throws AppError precondition-failed when it was changed meanwhile
 */
export async function replaceMember(
  actor: Actor,
  addresses: Addresses,
  layer: ExchangeLayer,
  current: Exchanged,
  document: unknown,
): Promise<Exchanged> {
  requirePerson(actor);
  const incoming = withoutQuoted(addresses, current, await read(addresses, layer, document));
  const iri = addresses.annotation(layer.article.slug, layer.slug, current.segment);
  requireSameThing(incoming, current, document, iri);
  const changes = {
    version: current.revision,
    via: incoming.via,
    // "If the Annotation contains a canonical link, then it must be maintained without change."
    canonical: current.canonical ?? incoming.canonical,
    foreign: incoming.foreign,
  };
  await seenMeanwhile(async () => {
    if (current.kind === "reply") {
      await updateExchangedComment(actor, current.id, { ...changes, body: incoming.text });
      return;
    }
    const passage = await changedPassage(layer, incoming.passage, current.passage);
    await refusingWhole(() =>
      updateExchangedAnnotation(actor, current.id, {
        ...changes,
        ...(passage !== undefined && { target: passage?.target ?? null }),
        review: passage?.review ?? null,
        codes: incoming.codes,
        note: incoming.text,
      }),
    );
  });
  return findMember(layer, { id: current.id });
}

/** What we say ourselves of the passage that a reply quotes is not kept again as the client's. */
function withoutQuoted(addresses: Addresses, current: Exchanged, incoming: Incoming): Incoming {
  const { foreign } = incoming;
  if (current.kind !== "reply" || !current.quote || !foreign?.bodies) return incoming;
  const own = quotedBody(addresses, current.articleSlug, current.quote);
  const isOwn = (body: Json) => isDeepStrictEqual(body, own);
  const bodies = foreign.bodies.filter((place) => place.is !== "other" || !isOwn(place.body));
  return { ...incoming, foreign: { ...foreign, bodies } };
}

/** What the server says of a thing, its address and what it answers, no client can change (Protocol, section 6: 409). */
function requireSameThing(incoming: Incoming, current: Exchanged, document: unknown, iri: string): void {
  const { id, canonical } = document as { id?: unknown; canonical?: unknown };
  const isNamed = typeof id === "string" && id !== iri && !current.via.includes(id);
  if (isNamed) throw conflict(`This is ${iri}; its id cannot be changed to ${id}.`);
  if (typeof canonical === "string" && current.canonical !== null && canonical !== current.canonical) {
    throw conflict(`Its canonical address is ${current.canonical}, and stays so.`);
  }
  if (incoming.kind !== current.kind) {
    throw notKept("target", "An annotation stays an annotation, and a reply a reply.");
  }
  if (current.kind !== "reply" || incoming.answers === null) return;
  const answered = "segment" in incoming.answers ? incoming.answers.segment : incoming.answers.id;
  if (answered !== current.answers) throw notKept("target", "A reply stays with what it answers.");
}

/** Undefined where it is the passage that it stands on already, so that nothing moves. */
async function changedPassage(
  layer: ExchangeLayer,
  incoming: IncomingPassage | null,
  current: ExchangedPassage | null,
): Promise<{ target: Target; review: string | null } | null | undefined> {
  if (incoming === null) return current === null ? undefined : null;
  const { quote, position } = incoming;
  const isSame =
    current !== null &&
    quote?.exact === current.quote.exact &&
    quote.prefix === current.quote.prefix &&
    quote.suffix === current.quote.suffix &&
    position?.start === current.position?.start &&
    position?.end === current.position?.end &&
    incoming.version === (current.version?.number ?? null);
  return isSame ? undefined : place(layer, incoming);
}

/** @throws AppError as the commands of the page; gone ever after. */
export async function removeMember(actor: Actor, current: Exchanged, isSeen: boolean): Promise<void> {
  requirePerson(actor);
  await seenMeanwhile(async () => {
    if (current.kind === "reply") await deleteComment(actor, current.id);
    else await deleteAnnotation(actor, current.id, isSeen ? { version: current.revision } : {});
  });
}

async function read(addresses: Addresses, layer: ExchangeLayer, document: unknown): Promise<Incoming> {
  const { canonicalUrl } = await db.article.findUniqueOrThrow({
    where: { id: layer.article.id },
    select: { canonicalUrl: true },
  });
  return readWebAnnotation(document, {
    addresses,
    articleSlug: layer.article.slug,
    canonicalUrl,
    layer: layer.slug,
  });
}

/** Where a passage stands, in the version that it names or else in the current one. */
async function place(
  { article }: ExchangeLayer,
  passage: IncomingPassage,
): Promise<{ target: Target; review: string | null }> {
  const { version, field } = passage;
  const named =
    version === null
      ? { id: article.currentVersionId }
      : await db.articleVersion.findUnique({
          where: { articleId_number: { articleId: article.id, number: version } },
          select: { id: true },
        });
  if (!named) throw notKept(field, `The article has no version ${version}.`);
  const text = await versionText(named.id);
  const { range, review } = placePassage(text, passage);
  return { target: { versionId: named.id, ...range, quote: describeRange(text, range) }, review };
}

/** The thread that a reply belongs to, and the comment in it that it answers. */
async function threadOf(layer: ExchangeLayer, { answers }: Incoming) {
  if (answers === null) {
    if (layer.groupId === null) throw notKept("target", "Nobody discusses an article in a private layer.");
    return { on: { articleId: layer.article.id, groupId: layer.groupId }, parentId: null };
  }
  const answered = await findMember(layer, answers).catch((thrown: unknown) => {
    if (!(thrown instanceof AppError)) throw thrown;
    throw notKept("target", `${thrown.message} So nothing can answer it.`);
  });
  if (answered.kind === "annotation") return { on: { annotationId: answered.id }, parentId: null };
  const { thread } = await db.comment.findUniqueOrThrow({
    where: { id: answered.id },
    select: { thread: { select: { annotationId: true, articleId: true, groupId: true } } },
  });
  const { annotationId, articleId, groupId } = thread;
  const on = annotationId === null ? { articleId, groupId } : { annotationId };
  return { on, parentId: answered.id };
}

/** The document is valid; what the commands refuse in it is a rule of ours: 422, not 400. */
async function refusingWhole<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== "invalid") throw thrown;
    const fields = thrown.details.fields?.map(({ field, message }) => ({
      field: field.replace(/^codes\.\d+$/, "body"),
      message,
    }));
    throw new AppError("unprocessable", thrown.message, { ...thrown.details, ...(fields && { fields }) });
  }
}

/** What was changed between looking and writing is not what the client saw. */
async function seenMeanwhile(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== "conflict") throw thrown;
    throw new AppError("precondition-failed", thrown.message);
  }
}
