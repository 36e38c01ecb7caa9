import { AnnotationViewSchema } from "@/core/annotation";
import { restoreAnnotation } from "@/server/annotations/commands";
import { idFrom } from "@/server/articles/access";
import { handle } from "@/server/http/handle";

export const POST = handle(
  { summary: "Undo your deletion of an annotation", params: ["annotationId"], answer: AnnotationViewSchema },
  ({ actor, params }) => restoreAnnotation(actor, idFrom(params.annotationId, "annotation")),
);
