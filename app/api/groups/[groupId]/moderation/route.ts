import { ModerationSettingsChangesSchema, ModerationSettingsSchema } from "@/core/moderation/settings";
import { handle } from "@/server/http/handle";
import { getModerationSettings, updateModerationSettings } from "@/server/moderation/settings";

export const GET = handle(
  {
    summary: "By which rules a group moderates",
    params: ["groupId"],
    answer: ModerationSettingsSchema,
  },
  ({ actor, params }) => getModerationSettings(actor, params.groupId ?? ""),
);

export const PATCH = handle(
  {
    summary: "Change the rules by which a group moderates",
    params: ["groupId"],
    body: ModerationSettingsChangesSchema,
    answer: ModerationSettingsSchema,
  },
  ({ actor, params, body }) => updateModerationSettings(actor, params.groupId ?? "", body),
);
