import { AnnotationReactionsSchema } from "@/core/reaction";
import { idFrom } from "@/server/articles/access";
import { handle } from "@/server/http/handle";
import { getAnnotationReactions } from "@/server/reactions/annotation-reactions";

export const GET = handle(
  {
    summary: "The reactions to an annotation",
    open: true,
    params: ["annotationId"],
    answer: AnnotationReactionsSchema,
  },
  ({ actor, params }) => getAnnotationReactions(actor, idFrom(params.annotationId, "annotation")),
);
