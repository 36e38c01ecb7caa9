import { Fragment } from "react";
import { Figure } from "@/components/plots/figure";
import { inColumns } from "@/components/plots/in-columns";
import type { Analysis } from "@/core/analysis/findings";
import type { CodeRef } from "@/core/codebook";
import { analysis as words } from "@/messages/en/analysis";
import {
  codesFigure,
  densityFigure,
  rateFigure,
  rowsFigure,
  type Shown,
  togetherFigure,
  weeksFigure,
} from "./analysis-pictures";

/** The pictures of an analysis in two columns of about the same height; those that would show nothing are left out. */
export function AnalysisFigures({
  analysis,
  codes,
}: {
  analysis: Analysis;
  codes: ReadonlyMap<string, CodeRef>;
}) {
  const { findings, articles, people } = analysis;
  const figures = [
    codesFigure(analysis, codes),
    analysis.density ? densityFigure(analysis.density) : null,
    weeksFigure(findings),
    rateFigure(analysis.agreement),
    findings.articles > 1
      ? rowsFigure({
          id: "by-article",
          words: { ...words.byArticle, row: words.byArticle.article },
          rows: findings.byArticle,
          total: findings.articles,
          nameOf: (id) => articles.get(id)?.title ?? id,
          codes,
          analysis,
        })
      : null,
    findings.people > 1 && findings.codes.length > 0
      ? rowsFigure({
          id: "by-person",
          words: { ...words.byPerson, row: words.byPerson.person },
          rows: findings.byPerson,
          total: findings.people,
          nameOf: (id) => people.get(id) ?? id,
          codes,
          analysis,
        })
      : null,
    togetherFigure(analysis, codes),
  ].filter((figure) => figure !== null);
  return (
    <div className="grid items-start gap-12 lg:grid-cols-2">
      {inColumns(figures, heightOf).map((column, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the first column and the second.
        <div key={at} className="grid min-w-0 gap-12">
          {column.map(({ title, description, picture }) => (
            <Fragment key={title}>
              {picture ? (
                <Figure level={2} title={title} description={description} {...picture} />
              ) : (
                <section>
                  <h2 className="font-semibold text-lg">{title}</h2>
                  <p className="text-soft">{description}</p>
                </section>
              )}
            </Fragment>
          ))}
        </div>
      ))}
    </div>
  );
}

/** CSS pixels of a title with its sentence, and of the ways to save a picture below it. */
const TITLE = 60;
const SAVING = 50;

/** About how high it is, in CSS pixels. */
const heightOf = ({ picture }: Shown): number =>
  TITLE + (picture ? SAVING + (picture.options("wide").height ?? 0) : 0);
