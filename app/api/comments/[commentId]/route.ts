import { CommentChangesSchema, ThreadCommentSchema } from "@/core/comment";
import { idFrom } from "@/server/articles/access";
import { deleteComment, updateComment } from "@/server/comments/commands";
import { getComment } from "@/server/comments/queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  { summary: "One comment", answer: ThreadCommentSchema, open: true, params: ["commentId"] },
  ({ actor, params }) => getComment(actor, idFrom(params.commentId, "comment")),
);

export const PATCH = handle(
  {
    summary: "Edit a comment; version names the state you saw",
    params: ["commentId"],
    body: CommentChangesSchema,
    answer: ThreadCommentSchema,
  },
  ({ actor, params, body }) => updateComment(actor, idFrom(params.commentId, "comment"), body),
);

export const DELETE = handle(
  {
    summary: "Delete a comment; 200 with its tombstone while replies hang on it, else 204",
    answer: ThreadCommentSchema,
    params: ["commentId"],
  },
  async ({ actor, params }) =>
    (await deleteComment(actor, idFrom(params.commentId, "comment"))) ?? new Response(null, { status: 204 }),
);
