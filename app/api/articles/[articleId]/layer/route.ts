import { GetLayerSchema, LayerSchema } from "@/core/layer-schema";
import { getLayer } from "@/server/annotations/layer";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary:
      "What the viewer sees over an article's current version in one group, with the number that live updates go on from",
    params: ["articleId"],
    query: GetLayerSchema,
    answer: LayerSchema,
    open: true,
  },
  ({ actor, params, query }) => getLayer(actor, params.articleId ?? "", GetLayerSchema.parse(query).group),
);
