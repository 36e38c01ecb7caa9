import { CaseViewSchema } from "@/core/moderation/case";
import { handle } from "@/server/http/handle";
import { getCase } from "@/server/moderation/case-queries";

export const GET = handle(
  { summary: "One moderation case, also when it was decided", params: ["caseId"], answer: CaseViewSchema },
  ({ actor, params }) => getCase(actor, params.caseId ?? ""),
);
