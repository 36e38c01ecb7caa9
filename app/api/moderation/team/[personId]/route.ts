import { SetSiteRoleSchema, SiteTeamMemberSchema } from "@/core/moderation/settings";
import { handle } from "@/server/http/handle";
import { setSiteRole } from "@/server/moderation/site-team";

export const PUT = handle(
  {
    summary: "Make somebody a moderator or administrator of the site, or take it back",
    params: ["personId"],
    body: SetSiteRoleSchema,
    answer: SiteTeamMemberSchema,
  },
  ({ actor, params, body }) => setSiteRole(actor, params.personId ?? "", body),
);
