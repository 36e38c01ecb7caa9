import { ConfirmAnchorsSchema, ConfirmedAnchorsSchema, ReviewListSchema } from "@/core/review";
import { confirmAnchors } from "@/server/articles/review-commands";
import { listReview } from "@/server/articles/review-queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "Annotations whose place is in question or gone, as far as it is yours to say where they belong",
    params: ["articleId"],
    answer: ReviewListSchema,
  },
  ({ actor, params }) => listReview(actor, params.articleId ?? ""),
);

export const POST = handle(
  {
    summary: "Confirm the places of many annotations at once",
    params: ["articleId"],
    body: ConfirmAnchorsSchema,
    answer: ConfirmedAnchorsSchema,
  },
  ({ actor, params, body }) => confirmAnchors(actor, params.articleId ?? "", body),
);
