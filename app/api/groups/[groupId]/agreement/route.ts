import { AgreementReportViewSchema, AgreementScopeSchema } from "@/core/agreement/report-schema";
import { requestReport } from "@/server/agreement/reports";
import { handle } from "@/server/http/handle";

export const POST = handle(
  {
    summary:
      "Figures of agreement over a selection of a group's coding: the last there are; computed in the background",
    params: ["groupId"],
    body: AgreementScopeSchema,
    answer: AgreementReportViewSchema,
  },
  ({ actor, params, body }) => requestReport(actor, params.groupId ?? "", body),
);
