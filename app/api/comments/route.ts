import { CommentDraftSchema, ThreadCommentSchema } from "@/core/comment";
import { createComment } from "@/server/comments/commands";
import { handle } from "@/server/http/handle";

export const POST = handle(
  {
    summary:
      "Say something on an annotation or an article; the id is yours (UUIDv7), so sending twice makes one",
    body: CommentDraftSchema,
    answer: ThreadCommentSchema,
    success: 201,
  },
  ({ actor, body }) => createComment(actor, body),
);
