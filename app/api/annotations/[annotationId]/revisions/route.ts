import { NoteRevisionViewSchema } from "@/core/annotation";
import { pageSchema } from "@/core/page";
import { listNoteRevisions } from "@/server/annotations/queries";
import { idFrom } from "@/server/articles/access";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "What the note of an annotation said before its edits, oldest first",
    open: true,
    params: ["annotationId"],
    answer: pageSchema(NoteRevisionViewSchema),
  },
  async ({ actor, params }) => ({
    items: await listNoteRevisions(actor, idFrom(params.annotationId, "annotation")),
    next: null,
  }),
);
