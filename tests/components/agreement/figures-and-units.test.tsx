import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ArticleTable } from "@/components/agreement/article-table";
import { CodeTable } from "@/components/agreement/code-table";
import { MeasureTable } from "@/components/agreement/measure-table";
import { PairMatrix } from "@/components/agreement/pair-matrix";
import { computeReport, MATRIX_CODERS, type Report } from "@/core/agreement/report";
import type { ReportResult } from "@/core/agreement/report-schema";

const mark = (code: string) => ({ start: 0, end: 10, code });
const article = (id: string, layers: Record<string, string[]>) => ({
  id,
  length: 100,
  sentences: [
    { start: 0, end: 49 },
    { start: 50, end: 99 },
  ],
  layers: Object.entries(layers).map(([coder, codes]) => ({ coder, spans: codes.map(mark) })),
});

function reportOf(articles: ReturnType<typeof article>[]): ReportResult {
  const steps = computeReport(articles);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value satisfies Report as ReportResult;
  }
}

const wordsOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replace(/\s+/g, " ");

it("names unit and measure beside every figure, and says why there is none", () => {
  const result = reportOf([
    article("shared", { ann: ["fear"], ben: ["fear"] }),
    article("silent", { ann: [], ben: [] }),
    article("alone", { cem: ["doubt"] }),
  ]);
  const people = ["ann", "ben", "cem"].map((id) => ({ id, name: id, handle: id }));
  const titled = result.byArticle.map(({ id }) => ({ id, slug: id, title: id }));
  const codes = wordsOf(renderToStaticMarkup(<CodeTable result={result} codes={[]} />));
  expect(codes).toContain("Span F1, all pairs together characters of passages with the same code");
  expect(codes).toContain("Unitized alpha characters of the text");
  expect(codes).toContain("Krippendorff's alpha sentence × code");
  // Given where nobody else looked: nothing can be said of it, and not that nobody gave it.
  expect(codes).toMatch(/ 1 1( n\/a fewer than two people coded the same article){3}/);
  const articles = wordsOf(
    renderToStaticMarkup(<ArticleTable result={result} articles={titled} groupSlug="class" />),
  );
  expect(articles).toContain("Mean span F1 characters of passages");
  expect(articles).toMatch(/silent 2 0 n\/a nothing was coded/);
  expect(articles).toMatch(/alone 1 1 n\/a fewer than two people coded the same article/);
  const pairs = wordsOf(renderToStaticMarkup(<PairMatrix result={result} people={people} />));
  expect(pairs).toContain("Unit: characters of passages with the same code.");
  expect(pairs).toContain("n/a: the two coded no article in common");
  expect(wordsOf(renderToStaticMarkup(<MeasureTable result={result} />))).toContain("sentence × code");
});

it("names the unit and why also where there are too many people for a table of pairs", () => {
  const crowd = Object.fromEntries(
    Array.from({ length: MATRIX_CODERS + 1 }, (_, at): [string, string[]] => [`coder ${at}`, ["fear"]]),
  );
  const result = reportOf([article("crowd", crowd), article("alone", { cem: ["doubt"] })]);
  const list = wordsOf(renderToStaticMarkup(<PairMatrix result={result} people={[]} />));
  expect(list).toContain("Span F1 characters of passages with the same code");
  expect(list).toContain("n/a: the two coded no article in common");
});
