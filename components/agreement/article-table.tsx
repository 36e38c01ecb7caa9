import Link from "next/link";
import type { Degenerate } from "@/core/agreement/agreement-value";
import type { AgreementReportView, ReportResult } from "@/core/agreement/report-schema";
import { agreement } from "@/messages/en/agreement";
import { FigureRow, FigureTable } from "./figure-table";
import { ValueOrWhy } from "./measure-table";

const words = agreement.articles;

/** Span F1 lacks a figure only where there is no pair, or where no pair marked anything. */
const whyNone = (coders: number): Degenerate => (coders < 2 ? "fewer-than-two-coders" : "nothing-to-code");

/** Articles by agreement, lowest first, each leading to its map; those that one person coded come last. */
export function ArticleTable({
  result,
  articles,
  groupSlug,
}: {
  result: ReportResult;
  articles: AgreementReportView["articles"];
  groupSlug: string;
}) {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const sorted = result.byArticle
    .filter(({ id }) => byId.has(id))
    .toSorted((a, b) => (a.f1 ?? 2) - (b.f1 ?? 2) || (a.id < b.id ? -1 : 1));
  return (
    <FigureTable
      label={words.title}
      heads={[
        words.article,
        agreement.codes.coders,
        agreement.codes.uses,
        { name: words.f1, unit: agreement.measures.f1.unit },
      ]}
    >
      {sorted.map(({ id, coders, spans, f1 }) => {
        const article = byId.get(id);
        return (
          <FigureRow
            key={id}
            name={
              <Link
                href={`/articles/${article?.slug}/agreement?group=${encodeURIComponent(groupSlug)}`}
                prefetch={false}
                className="font-serif text-lg underline decoration-line-strong underline-offset-2 hover:text-accent"
              >
                {article?.title}
              </Link>
            }
            cells={[
              coders,
              spans,
              <ValueOrWhy key="f1" value={f1} why={f1 === null ? whyNone(coders) : null} />,
            ]}
          />
        );
      })}
    </FigureTable>
  );
}
