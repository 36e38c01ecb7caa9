import { ActionViewSchema, SanctionDraftSchema } from "@/core/moderation/action";
import { handle } from "@/server/http/handle";
import { sanction } from "@/server/moderation/sanction-commands";

export const POST = handle(
  {
    summary: "Warn, mute, suspend or ban a person, in a group or on the whole site",
    body: SanctionDraftSchema,
    answer: ActionViewSchema,
    success: 201,
  },
  ({ actor, body }) => sanction(actor, body),
);
