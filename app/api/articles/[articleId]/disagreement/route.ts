import { DisagreementMapSchema, MapQuerySchema } from "@/core/disagreement/map";
import { getDisagreementMap } from "@/server/agreement/map";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "Passage by passage, where the people of a group differ over an article",
    params: ["articleId"],
    query: MapQuerySchema,
    answer: DisagreementMapSchema,
    open: true,
  },
  ({ actor, params, query }) => getDisagreementMap(actor, params.articleId ?? "", query),
);
