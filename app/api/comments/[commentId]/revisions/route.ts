import { CommentRevisionViewSchema } from "@/core/comment";
import { pageSchema } from "@/core/page";
import { idFrom } from "@/server/articles/access";
import { listCommentRevisions } from "@/server/comments/queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "What a comment said before its edits, oldest first",
    open: true,
    params: ["commentId"],
    answer: pageSchema(CommentRevisionViewSchema),
  },
  async ({ actor, params }) => ({
    items: await listCommentRevisions(actor, idFrom(params.commentId, "comment")),
    next: null,
  }),
);
