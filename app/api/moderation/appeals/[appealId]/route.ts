import { AppealViewSchema } from "@/core/moderation/appeal";
import { handle } from "@/server/http/handle";
import { getAppeal } from "@/server/moderation/appeal-queries";

export const GET = handle(
  {
    summary: "An appeal with its conversation",
    params: ["appealId"],
    answer: AppealViewSchema,
  },
  ({ actor, params }) => getAppeal(actor, params.appealId ?? ""),
);
