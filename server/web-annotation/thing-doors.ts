import { OWN_LAYER } from "@/core/web-annotation/addresses";
import type { JsonObject } from "@/core/web-annotation/json";
import {
  toArticleThing,
  toCodebookThing,
  toCodeThing,
  toPersonThing,
  toVersionThing,
} from "@/core/web-annotation/things";
import { getAnnotation } from "@/server/annotations/queries";
import { idFrom } from "@/server/articles/access";
import { getCodebook } from "@/server/codebooks/queries";
import { getComment } from "@/server/comments/queries";
import { db } from "@/server/db";
import { type DoorAnswer, type DoorContext, protocolDoor } from "@/server/web-annotation/door";
import {
  getLinkedArticle,
  getLinkedCode,
  getLinkedPerson,
  getLinkedVersion,
  memberPlace,
} from "@/server/web-annotation/things";

/**
 * What annotations refer to, for machines. Browsers get pages at the same addresses: the front door
 * (server/http/front-door.ts) sends here who prefers JSON-LD.
 */
const LINK = '<http://www.w3.org/ns/ldp#Resource>; rel="type"';

function thingDoor(
  summary: string,
  params: readonly string[],
  get: (context: DoorContext) => Promise<JsonObject>,
) {
  const describe = async (context: DoorContext): Promise<DoorAnswer> => {
    const body = await get(context);
    return { body, headers: { "content-location": String(body.id) } };
  };
  return protocolDoor({ methods: { GET: summary }, params, headers: { link: LINK } }, { GET: describe });
}

export const articleDoor = thingDoor("An article, for machines", ["slug"], async (context) =>
  toArticleThing(context.addresses, await getLinkedArticle(context.actor, context.params.slug ?? "")),
);

export const versionDoor = thingDoor(
  "One version of an article with its text, for machines",
  ["slug", "number"],
  async ({ actor, addresses, params }) =>
    toVersionThing(addresses, await getLinkedVersion(actor, params.slug ?? "", params.number ?? "")),
);

export const codeDoor = thingDoor("A code, for machines", ["codeId"], async ({ actor, addresses, params }) =>
  toCodeThing(addresses, await getLinkedCode(actor, params.codeId ?? "")),
);

export const codebookDoor = thingDoor(
  "A codebook, for machines",
  ["slug"],
  async ({ actor, addresses, params }) =>
    toCodebookThing(addresses, await getCodebook(actor, params.slug ?? "")),
);

export const personDoor = thingDoor(
  "A person, as far as they are public, for machines",
  ["personId"],
  async ({ actor, addresses, params }) =>
    toPersonThing(addresses, await getLinkedPerson(actor, params.personId ?? "")),
);

/** A permalink names no container; it leads to the address in one (307, since an annotation can be moved). */
const permalinkDoor = (summary: string, param: string, find: (context: DoorContext) => Promise<DoorAnswer>) =>
  protocolDoor({ methods: { GET: summary }, params: [param], headers: { link: LINK } }, { GET: find });

export const annotationPermalinkDoor = permalinkDoor(
  "Where an annotation stands among the containers",
  "annotationId",
  async ({ actor, addresses, params }) => {
    const view = await getAnnotation(actor, idFrom(params.annotationId, "annotation"));
    const { slug } = await db.annotation.findUniqueOrThrow({
      where: { id: view.id },
      select: { slug: true },
    });
    const { articleSlug, layer } = await memberPlace(view.articleId, view.groupId);
    return sentTo(addresses.annotation(articleSlug, layer ?? OWN_LAYER, slug ?? view.id));
  },
);

export const commentPermalinkDoor = permalinkDoor(
  "Where a reply stands among the containers",
  "commentId",
  async ({ actor, addresses, params }) => {
    const view = await getComment(actor, idFrom(params.commentId, "comment"));
    const { articleSlug, layer } = await memberPlace(view.articleId, view.groupId);
    return sentTo(addresses.annotation(articleSlug, layer ?? OWN_LAYER, view.id));
  },
);

const sentTo = (location: string): DoorAnswer => ({ status: 307, body: null, headers: { location } });
