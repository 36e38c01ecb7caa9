import { AnnotationDraftSchema, AnnotationViewSchema } from "@/core/annotation";
import { createAnnotation } from "@/server/annotations/commands";
import { handle } from "@/server/http/handle";

export const POST = handle(
  {
    summary: "Annotate a passage; the id is yours (UUIDv7), so sending twice makes one",
    body: AnnotationDraftSchema,
    answer: AnnotationViewSchema,
    success: 201,
  },
  ({ actor, body }) => createAnnotation(actor, body),
);
