import { AppError, notFound } from "@/core/errors";
import type { Exchanged } from "@/core/web-annotation/exchanged";
import { toWebAnnotation } from "@/core/web-annotation/outgoing";
import { annotationAddress, commentAddress } from "@/server/annotations/permalinks";
import { entityTag, hasSeen } from "@/server/http/entity-tag";
import { requirePerson } from "@/server/session";
import { removeMember, replaceMember } from "@/server/web-annotation/commands";
import { readDocument } from "@/server/web-annotation/document";
import { type DoorContext, protocolDoor } from "@/server/web-annotation/door";
import { findLayer } from "@/server/web-annotation/layers";
import { findMember } from "@/server/web-annotation/queries";

/** Protocol, section 3: what every answer of an annotation says it is. */
const LINK = [
  '<http://www.w3.org/ns/ldp#Resource>; rel="type"',
  '<http://www.w3.org/ns/oa#Annotation>; rel="type"',
].join(", ");

export const annotationDoor = protocolDoor(
  {
    methods: {
      GET: "One annotation or reply, as a Web Annotation",
      PUT: "Replace it; If-Match names the state you saw",
      DELETE: "Take it out of its container; it is gone ever after",
    },
    params: ["slug", "layer", "segment"],
    headers: { link: LINK },
  },
  {
    page: async (context) => {
      const { kind, id } = await memberOf(context);
      return kind === "annotation" ? annotationAddress(context.actor, id) : commentAddress(context.actor, id);
    },
    GET: async (context) => ({ body: toWebAnnotation(context.addresses, await memberOf(context)) }),
    PUT: async (context) => {
      const { actor, addresses, request } = context;
      requirePerson(actor);
      const current = await memberOf(context);
      if (!request.headers.has("if-match")) {
        throw new AppError("precondition-required", "Send If-Match with the ETag of the state that you saw.");
      }
      requireSeen(context, current);
      const document = await readDocument(request);
      const layer = await layerOf(context);
      const changed = await replaceMember(actor, addresses, layer, current, document);
      return { body: toWebAnnotation(addresses, changed) };
    },
    DELETE: async (context) => {
      const { actor, request } = context;
      requirePerson(actor);
      const current = await memberOf(context);
      requireSeen(context, current);
      await removeMember(actor, current, request.headers.has("if-match"));
      return { status: 204, body: null };
    },
  },
);

const layerOf = ({ actor, params }: DoorContext) => findLayer(actor, params.slug ?? "", params.layer ?? "");

async function memberOf(context: DoorContext): Promise<Exchanged> {
  const { params, url } = context;
  if (url.pathname.endsWith("/")) throw notFound("annotation");
  return findMember(await layerOf(context), { segment: params.segment ?? "" });
}

/** @throws AppError precondition-failed where the client names another state than the one that is there. */
function requireSeen({ request, addresses }: DoorContext, current: Exchanged): void {
  const seen = request.headers.get("if-match");
  const tag = entityTag(JSON.stringify(toWebAnnotation(addresses, current)));
  if (seen !== null && !hasSeen(seen, tag)) {
    throw new AppError("precondition-failed", "It was changed since you saw it. Nothing was changed now.");
  }
}
