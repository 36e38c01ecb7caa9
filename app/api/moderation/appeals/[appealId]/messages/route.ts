import { AppealMessageDraftSchema, AppealViewSchema } from "@/core/moderation/appeal";
import { handle } from "@/server/http/handle";
import { writeInAppeal } from "@/server/moderation/appeal-commands";

export const POST = handle(
  {
    summary: "Go on with the conversation of an appeal",
    params: ["appealId"],
    body: AppealMessageDraftSchema,
    answer: AppealViewSchema,
    success: 201,
  },
  ({ actor, params, body }) => writeInAppeal(actor, params.appealId ?? "", body),
);
