import { AppealViewSchema, DecideAppealSchema } from "@/core/moderation/appeal";
import { handle } from "@/server/http/handle";
import { decideAppeal } from "@/server/moderation/appeal-commands";

export const POST = handle(
  {
    summary: "Grant an appeal, which undoes the action, or deny it",
    params: ["appealId"],
    body: DecideAppealSchema,
    answer: AppealViewSchema,
  },
  ({ actor, params, body }) => decideAppeal(actor, params.appealId ?? "", body),
);
