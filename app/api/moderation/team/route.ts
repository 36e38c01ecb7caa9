import { SiteTeamSchema } from "@/core/moderation/settings";
import { handle } from "@/server/http/handle";
import { listSiteTeam } from "@/server/moderation/site-team";

export const GET = handle(
  {
    summary: "Who moderates and runs the whole site",
    answer: SiteTeamSchema,
  },
  ({ actor }) => listSiteTeam(actor),
);
