import { AnnotationViewSchema, ListAnnotationsSchema } from "@/core/annotation";
import { pageSchema } from "@/core/page";
import { listAnnotations } from "@/server/annotations/queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "The annotations of an article that you may see, oldest first",
    open: true,
    params: ["articleId"],
    query: ListAnnotationsSchema,
    answer: pageSchema(AnnotationViewSchema),
  },
  ({ actor, params, query }) => listAnnotations(actor, params.articleId ?? "", query),
);
