import { ReactionCountsSchema } from "@/core/reaction";
import { idFrom } from "@/server/articles/access";
import { handle } from "@/server/http/handle";
import { addReaction, removeReaction } from "@/server/reactions/commands";

export const PUT = handle(
  {
    summary: "React to a comment; agree and disagree take one another back",
    params: ["commentId", "kind"],
    answer: ReactionCountsSchema,
  },
  ({ actor, params }) => addReaction(actor, "comment", idFrom(params.commentId, "comment"), params.kind),
);

export const DELETE = handle(
  {
    summary: "Take your reaction back",
    params: ["commentId", "kind"],
    answer: ReactionCountsSchema,
  },
  ({ actor, params }) => removeReaction(actor, "comment", idFrom(params.commentId, "comment"), params.kind),
);
