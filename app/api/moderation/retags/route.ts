import { ActionViewSchema, RetagSchema } from "@/core/moderation/action";
import { handle } from "@/server/http/handle";
import { retag } from "@/server/moderation/retag-commands";

export const POST = handle(
  {
    summary: "Give somebody's annotation other codes",
    body: RetagSchema,
    answer: ActionViewSchema,
    success: 201,
  },
  ({ actor, body }) => retag(actor, body),
);
