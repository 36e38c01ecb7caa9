import { ActionViewSchema } from "@/core/moderation/action";
import { handle } from "@/server/http/handle";
import { undoAction } from "@/server/moderation/undo-commands";

export const POST = handle(
  {
    summary: "Take a moderation action back",
    params: ["actionId"],
    answer: ActionViewSchema,
  },
  ({ actor, params }) => undoAction(actor, params.actionId ?? ""),
);
