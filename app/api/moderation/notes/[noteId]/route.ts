import { handle } from "@/server/http/handle";
import { deleteMemberNote } from "@/server/moderation/member-notes";

export const DELETE = handle(
  {
    summary: "Take a note of your own away",
    params: ["noteId"],
    success: 204,
  },
  ({ actor, params }) => deleteMemberNote(actor, params.noteId ?? ""),
);
