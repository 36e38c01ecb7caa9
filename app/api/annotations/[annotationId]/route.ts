import { AnnotationChangesSchema, AnnotationViewSchema, DeleteAnnotationSchema } from "@/core/annotation";
import { deleteAnnotation, updateAnnotation } from "@/server/annotations/commands";
import { getAnnotation } from "@/server/annotations/queries";
import { idFrom } from "@/server/articles/access";
import { handle } from "@/server/http/handle";

export const GET = handle(
  { summary: "One annotation", answer: AnnotationViewSchema, open: true, params: ["annotationId"] },
  ({ actor, params }) => getAnnotation(actor, idFrom(params.annotationId, "annotation")),
);

export const PATCH = handle(
  {
    summary: "Change codes, note, passage, or who sees it; version names the state you saw",
    params: ["annotationId"],
    body: AnnotationChangesSchema,
    answer: AnnotationViewSchema,
  },
  ({ actor, params, body }) => updateAnnotation(actor, idFrom(params.annotationId, "annotation"), body),
);

export const DELETE = handle(
  {
    summary: "Delete an annotation; 200 with its tombstone while others discuss it, else 204",
    params: ["annotationId"],
    query: DeleteAnnotationSchema,
    answer: AnnotationViewSchema,
  },
  async ({ actor, params, query }) =>
    (await deleteAnnotation(actor, idFrom(params.annotationId, "annotation"), query)) ??
    new Response(null, { status: 204 }),
);
