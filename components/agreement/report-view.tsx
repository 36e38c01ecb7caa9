"use client";

import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import type { AgreementReportView } from "@/core/agreement/report-schema";
import type { CodeRef } from "@/core/codebook";
import { agreement, figure } from "@/messages/en/agreement";
import { ArticleTable } from "./article-table";
import { CodeTable } from "./code-table";
import { MeasureTable } from "./measure-table";
import { PairMatrix } from "./pair-matrix";
import { ReportStatus } from "./report-status";
import { useReport } from "./use-report";

const words = agreement.headline;

/** All figures of a report, which follow as they are computed. */
export function ReportView({
  first,
  codes,
  groupSlug,
}: {
  first: AgreementReportView;
  codes: readonly CodeRef[];
  groupSlug: string;
}) {
  const { report, isOffline, again } = useReport(first);
  const { result, people, articles } = report;
  const isNothing = result !== null && result.compared === 0;
  return (
    <div className="flex flex-col gap-12">
      <section aria-label={agreement.title} className="flex flex-col gap-3">
        {result && !isNothing ? <Headline result={result} /> : null}
        <ReportStatus report={report} isOffline={isOffline} again={again} />
      </section>
      {isNothing ? <EmptyState title={words.nothing}>{words.nothingHint}</EmptyState> : null}
      {result && !isNothing ? (
        <>
          <Section title={agreement.table.title}>
            <MeasureTable result={result} />
          </Section>
          <Section title={agreement.matrix.title}>
            <PairMatrix result={result} people={people} />
          </Section>
          <Section title={agreement.codes.title} hint={agreement.codes.hint}>
            <CodeTable result={result} codes={codes} />
          </Section>
          {result.articles > 1 ? (
            <Section title={agreement.articles.title} hint={agreement.articles.hint}>
              <ArticleTable result={result} articles={articles} groupSlug={groupSlug} />
            </Section>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

/** The one figure to remember, with its name and unit. */
export function Headline({ result }: { result: NonNullable<AgreementReportView["result"]> }) {
  const [headline] = result.measures;
  if (!headline) return null;
  const { name, unit } = agreement.measures[headline.key];
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
      <p className="tabular font-semibold font-serif text-4xl">
        {headline.value === null ? agreement.none : figure(headline.value)}
      </p>
      <div>
        <p className="font-semibold text-lg">{name}</p>
        <p className="text-muted text-sm">{unit}</p>
        <p className="tabular text-soft text-sm">
          {headline.value === null
            ? headline.why && agreement.why[headline.why]
            : headline.interval
              ? `${agreement.table.interval} ${agreement.interval(headline.interval.low, headline.interval.high)}`
              : headline.noInterval
                ? agreement.noInterval[headline.noInterval]
                : null}
        </p>
        <p className="tabular text-soft text-sm">
          {words.of(result.articles, result.compared, result.coders.length, result.spans)}
        </p>
      </div>
    </div>
  );
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <h2 className="font-semibold font-serif text-xl">{title}</h2>
      {hint ? <p className="text-soft">{hint}</p> : null}
      {children}
    </div>
  );
}
