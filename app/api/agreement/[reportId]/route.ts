import { AgreementReportViewSchema } from "@/core/agreement/report-schema";
import { getReport } from "@/server/agreement/reports";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "A report of agreement, and how far its computing is",
    params: ["reportId"],
    answer: AgreementReportViewSchema,
  },
  ({ actor, params }) => getReport(actor, params.reportId ?? ""),
);
