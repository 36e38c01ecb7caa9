import { ActionViewSchema, DecideSchema } from "@/core/moderation/action";
import { handle } from "@/server/http/handle";
import { decide } from "@/server/moderation/decision-commands";

export const POST = handle(
  {
    summary: "Publish or keep, hide, or remove an annotation or comment",
    body: DecideSchema,
    answer: ActionViewSchema,
    success: 201,
  },
  ({ actor, body }) => decide(actor, body),
);
