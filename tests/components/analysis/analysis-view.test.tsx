import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { AnalysisView } from "@/components/analysis/analysis-view";
import type { Analysis } from "@/core/analysis/findings";

const WEEK = "2026-11-23T00:00:00.000Z";
const wordsOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** One week, in which people chose every code of a large codebook for the same words. */
function analysisOf(count: number): Analysis {
  const codes = Array.from({ length: count }, (_, at) => ({
    id: `code-${at}`,
    parentId: null,
    slug: `c-${at}`,
    name: at < 2 ? "Same name" : `Code ${at}`,
    hue: "blue" as const,
    shade: 1,
    hotkey: null,
    isHeading: false,
    deprecated: false,
    codebookId: "book",
  }));
  return {
    group: { id: "g", slug: "g", name: "Class", isPublic: false },
    findings: {
      annotations: count,
      people: 2,
      articles: 1,
      comments: 0,
      uncoded: 0,
      codes: codes.map(({ id }) => ({ codeId: id, annotations: 1, people: 1, articles: 1 })),
      byArticle: [],
      byPerson: [],
      together: [{ one: "code-0", other: "code-1", count: 3 }],
      weeks: [{ week: WEEK, annotations: count, comments: 0 }],
      earlier: { annotations: 0, comments: 0 },
    },
    codes,
    articles: new Map(),
    people: new Map(),
    discussed: [],
    examples: new Map(),
    disputes: [
      {
        articleId: "a",
        articleSlug: "a",
        articleTitle: "A",
        language: "en",
        annotationId: "n",
        quote: "Biden's war",
        people: count,
        codes: codes.map(({ id }) => ({ codeId: id, people: 1 })),
      },
    ],
    agreement: [{ week: WEEK, f1: 0.5 }],
    density: null,
  };
}

it("names the most chosen codes of a dispute, and how many more there are", () => {
  const said = wordsOf(renderToStaticMarkup(<AnalysisView analysis={analysisOf(90)} />));
  const dispute = said.slice(said.indexOf("Most disputed"), said.indexOf("Most discussed"));
  expect(dispute.match(/1 person/g)).toHaveLength(5);
  expect(dispute).toContain("and 85 more codes");
});

it("says what is left out of pictures and tables that would grow too long, and of which weeks they are", () => {
  const analysis = analysisOf(30);
  const { findings } = analysis;
  const html = renderToStaticMarkup(
    <AnalysisView
      analysis={{
        ...analysis,
        people: new Map([["ada", "Ada"]]),
        agreement: [
          { week: "2025-11-24T00:00:00.000Z", f1: 0.5 },
          { week: WEEK, f1: 0.75 },
        ],
        findings: {
          ...findings,
          people: 40,
          byPerson: [{ id: "ada", annotations: 4, codes: [] }],
          weeks: [{ week: "2025-11-24T00:00:00.000Z", annotations: 2, comments: 1 }, ...findings.weeks],
          earlier: { annotations: 7, comments: 3 },
        },
      }}
    />,
  );
  const said = wordsOf(html);
  expect(said).toContain("from 24 November 2025 to 23 November 2026. 7 older ones are not drawn.");
  expect(said).toContain("Earlier 7 3");
  expect(said).toContain("Shown are the 1 with most, of 40. Of 30 codes, the figures have the 10 most used.");
  expect(said).toContain("Of the 10 most used codes, “Same name” and “Same name” stand together most often");
  expect(said).toContain("most often “Same name” and “Same name (2)”, of the 10 most used codes.");
  expect(said).toContain("0.75 now, up 0.25 since the week of 24 November 2025.");
  expect(html).toMatch(/>24 Nov 2025<[\s\S]*>23 Nov 2026</);
});

it("draws the pair of codes that it names also where there is room for few", () => {
  const analysis = analysisOf(10);
  const pair = (one: number, other: number, count: number) => ({
    one: `code-${one}`,
    other: `code-${other}`,
    count,
  });
  const together = [pair(8, 9, 5), ...[2, 3, 4, 5, 6, 7].map((at) => pair(at, at === 7 ? 2 : at + 1, 1))];
  const html = renderToStaticMarkup(
    <AnalysisView analysis={{ ...analysis, findings: { ...analysis.findings, together } }} />,
  );
  const narrow = html.slice(html.indexOf('id="together-narrow-title"'));
  expect(narrow.slice(0, narrow.indexOf("</svg>"))).toMatch(/>Code 8<[\s\S]*>Code 9</);
});

it("says of a single week in words what a picture would not show, and keeps codes of one name apart", () => {
  const html = renderToStaticMarkup(<AnalysisView analysis={analysisOf(3)} />);
  expect(wordsOf(html)).toContain("Activity All in the week of 23 November 2026.");
  expect([...html.matchAll(/data-plot="([^"]+)"/g)].map(([, id]) => id)).toEqual(["codes", "together"]);
  expect(wordsOf(html)).toContain("most often “Same name” and “Same name (2)”");
});
