import { AnnotationViewSchema } from "@/core/annotation";
import { ReviewAnchorSchema } from "@/core/review";
import { idFrom } from "@/server/articles/access";
import { reviewAnchor } from "@/server/articles/review-commands";
import { handle } from "@/server/http/handle";

export const POST = handle(
  {
    summary:
      "Say where an annotation belongs whose place is in question: here, at another passage, or nowhere",
    params: ["annotationId"],
    body: ReviewAnchorSchema,
    answer: AnnotationViewSchema,
  },
  ({ actor, params, body }) => reviewAnchor(actor, idFrom(params.annotationId, "annotation"), body),
);
