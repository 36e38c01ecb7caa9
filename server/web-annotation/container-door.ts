import { notFound } from "@/core/errors";
import { PUBLIC_GROUP_ID } from "@/core/group";
import { type ContainerForm, collectionIri } from "@/core/web-annotation/collection";
import { toWebAnnotation } from "@/core/web-annotation/outgoing";
import {
  ANNOTATION_MEDIA_TYPE,
  PREFER_DESCRIPTIONS,
  PREFER_IRIS,
  PREFER_MINIMAL,
} from "@/core/web-annotation/vocabulary";
import { includedPreferences } from "@/server/http/prefer";
import { requirePerson } from "@/server/session";
import { addToContainer } from "@/server/web-annotation/commands";
import { readDocument } from "@/server/web-annotation/document";
import { type DoorContext, protocolDoor } from "@/server/web-annotation/door";
import { type ExchangeLayer, findLayer } from "@/server/web-annotation/layers";
import { getCollection, getPage } from "@/server/web-annotation/queries";

/** Protocol, section 4.1: what every answer of a container says it is. */
const LINK = [
  '<http://www.w3.org/ns/ldp#BasicContainer>; rel="type"',
  '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"',
].join(", ");

const FORM_OF: Readonly<Record<string, ContainerForm>> = {
  [PREFER_MINIMAL]: "minimal",
  [PREFER_IRIS]: "iris",
  [PREFER_DESCRIPTIONS]: "descriptions",
};

export const containerDoor = protocolDoor(
  {
    methods: {
      GET: "An article's annotations in a group, as a Web Annotation container",
      POST: "Add an annotation; Slug asks for the last part of its address",
    },
    // A page is not a container (Protocol, section 4.3).
    isReadOnly: (url) => url.searchParams.has("page"),
    params: ["slug", "layer"],
    headers: { link: LINK, "accept-post": `${ANNOTATION_MEDIA_TYPE}, application/ld+json, application/json` },
  },
  {
    page: async (context) => {
      const { article, slug, groupId } = await layerOf(context);
      const isDefault = groupId === null || groupId === PUBLIC_GROUP_ID;
      return `/articles/${article.slug}${isDefault ? "" : `?group=${slug}`}`;
    },
    GET: async (context) => {
      const { url, addresses, request } = context;
      const layer = await layerOf(context);
      const asked = url.searchParams.get("iris");
      const page = url.searchParams.get("page");
      // What stands in the address decides; a wish only where it leaves that open.
      const wished = includedPreferences(request.headers.get("prefer")).find((iri) => iri in FORM_OF);
      const form: ContainerForm =
        asked === null ? (wished ? FORM_OF[wished]! : "minimal") : asked === "1" ? "iris" : "descriptions";
      if (page !== null) {
        const body = await getPage(addresses, layer, asked === "1" ? "iris" : "descriptions", page);
        return { body, headers: { "content-location": String(body.id) } };
      }
      return {
        body: await getCollection(addresses, layer, form),
        headers: {
          "content-location": collectionIri(addresses.container(layer.article.slug, layer.slug), form),
          ...(asked === null && wished && { "preference-applied": "return=representation" }),
        },
      };
    },
    POST: async (context) => {
      const { actor, addresses, request } = context;
      requirePerson(actor);
      const layer = await layerOf(context);
      const document = await readDocument(request);
      const member = await addToContainer(actor, addresses, layer, document, request.headers.get("slug"));
      const body = toWebAnnotation(addresses, member);
      const location = String(body.id);
      return {
        status: 201,
        body,
        headers: {
          location,
          "content-location": location,
          link: `<http://www.w3.org/ns/ldp#Resource>; rel="type", ${LINK}`,
        },
      };
    },
  },
);

/** Without its last slash the address names nothing. */
function layerOf({ actor, params, url }: DoorContext): Promise<ExchangeLayer> {
  if (!url.pathname.endsWith("/")) throw notFound("container");
  return findLayer(actor, params.slug ?? "", params.layer ?? "");
}
