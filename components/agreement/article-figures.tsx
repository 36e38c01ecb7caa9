"use client";

import Link from "next/link";
import type { AgreementReportView } from "@/core/agreement/report-schema";
import type { CodeRef } from "@/core/codebook";
import { agreement } from "@/messages/en/agreement";
import { CodeTable } from "./code-table";
import { MeasureTable } from "./measure-table";
import { ReportStatus } from "./report-status";
import { Headline } from "./report-view";
import { useReport } from "./use-report";

const words = agreement.map;

/** One article's figures above its map: the headline, and the rest on demand. */
export function ArticleFigures({
  first,
  codes,
  href,
}: {
  first: AgreementReportView;
  codes: readonly CodeRef[];
  href: string;
}) {
  const { report, isOffline, again } = useReport(first);
  const { result } = report;
  return (
    <section aria-label={words.figures} className="flex flex-col gap-3">
      {result ? <Headline result={result} /> : null}
      <ReportStatus report={report} isOffline={isOffline} again={again} />
      {result ? (
        <details>
          <summary className="cursor-pointer font-semibold pointer-coarse:py-3">{words.allFigures}</summary>
          <div className="mt-4 flex flex-col gap-8">
            <MeasureTable result={result} />
            <CodeTable result={result} codes={codes} />
            <p>
              <Link href={href} prefetch={false} className="text-accent underline underline-offset-2">
                {agreement.matrix.title}
              </Link>
            </p>
          </div>
        </details>
      ) : null}
    </section>
  );
}
