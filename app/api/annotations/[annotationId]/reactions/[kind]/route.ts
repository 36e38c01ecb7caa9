import { ReactionCountsSchema } from "@/core/reaction";
import { idFrom } from "@/server/articles/access";
import { handle } from "@/server/http/handle";
import { addReaction, removeReaction } from "@/server/reactions/commands";

export const PUT = handle(
  {
    summary: "React to an annotation; agree and disagree take one another back",
    params: ["annotationId", "kind"],
    answer: ReactionCountsSchema,
  },
  ({ actor, params }) =>
    addReaction(actor, "annotation", idFrom(params.annotationId, "annotation"), params.kind),
);

export const DELETE = handle(
  {
    summary: "Take your reaction back",
    params: ["annotationId", "kind"],
    answer: ReactionCountsSchema,
  },
  ({ actor, params }) =>
    removeReaction(actor, "annotation", idFrom(params.annotationId, "annotation"), params.kind),
);
