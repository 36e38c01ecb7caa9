import { ListNotesSchema, MemberNoteDraftSchema, MemberNoteViewSchema } from "@/core/moderation/settings";
import { pageSchema } from "@/core/page";
import { handle } from "@/server/http/handle";
import { addMemberNote, listMemberNotes } from "@/server/moderation/member-notes";

export const GET = handle(
  {
    summary: "What moderators noted about a person",
    query: ListNotesSchema,
    answer: pageSchema(MemberNoteViewSchema),
  },
  ({ actor, query }) => listMemberNotes(actor, query),
);

export const POST = handle(
  {
    summary: "Note something about a person, for moderators alone",
    body: MemberNoteDraftSchema,
    answer: MemberNoteViewSchema,
    success: 201,
  },
  ({ actor, body }) => addMemberNote(actor, body),
);
