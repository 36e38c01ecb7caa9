import { notFound } from "@/core/errors";
import { toWebAnnotation } from "@/core/web-annotation/outgoing";
import { annotationAddress, commentAddress } from "@/server/annotations/permalinks";
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
    methods: { GET: "One annotation or reply, as a Web Annotation" },
    params: ["slug", "layer", "segment"],
    headers: { link: LINK },
  },
  {
    page: async (context) => {
      const { kind, id } = await memberOf(context);
      return kind === "annotation" ? annotationAddress(context.actor, id) : commentAddress(context.actor, id);
    },
    GET: async (context) => ({ body: toWebAnnotation(context.addresses, await memberOf(context)) }),
  },
);

async function memberOf({ actor, params, url }: DoorContext) {
  if (url.pathname.endsWith("/")) throw notFound("annotation");
  const layer = await findLayer(actor, params.slug ?? "", params.layer ?? "");
  return findMember(layer, params.segment ?? "");
}
