import { ThreadCommentSchema } from "@/core/comment";
import { idFrom } from "@/server/articles/access";
import { restoreComment } from "@/server/comments/commands";
import { handle } from "@/server/http/handle";

export const POST = handle(
  { summary: "Undo your deletion of a comment", params: ["commentId"], answer: ThreadCommentSchema },
  ({ actor, params }) => restoreComment(actor, idFrom(params.commentId, "comment")),
);
