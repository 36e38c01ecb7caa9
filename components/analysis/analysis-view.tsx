import type { ReactNode } from "react";
import { CodeChip, type CodeShade } from "@/components/ui/code-chip";
import type { Analysis, Passage } from "@/core/analysis/findings";
import type { CodeRef } from "@/core/codebook";
import { analysis as words } from "@/messages/en/analysis";
import { AnalysisFigures } from "./analysis-figures";
import { pairedAmong } from "./analysis-pictures";

/** Codes that are told of one place; those most chosen. */
const MOST_DISPUTED = 5;

/** What was found, in one screen: in words, in pictures, and in the readers' own examples. */
export function AnalysisView({ analysis }: { analysis: Analysis }) {
  const { findings, group } = analysis;
  const codes = new Map(analysis.codes.map((code) => [code.id, code]));
  const href = (passage: { articleSlug: string; annotationId: string }) =>
    `/articles/${passage.articleSlug}?${group.isPublic ? "" : `group=${encodeURIComponent(group.slug)}&`}annotation=${passage.annotationId}`;
  return (
    <>
      <div className="wrap-anywhere mb-10 flex max-w-3xl flex-col gap-2 font-serif text-xl leading-8">
        <Sentences analysis={analysis} codes={codes} />
      </div>
      <AnalysisFigures analysis={analysis} codes={codes} />
      <div className="mt-12 grid gap-x-12 gap-y-10 md:grid-cols-2">
        <Part title={words.examples}>
          <ul className="flex flex-col gap-4">
            {[...analysis.examples].map(([codeId, passages]) => {
              const code = codes.get(codeId);
              return code ? (
                <li key={codeId}>
                  <Chip code={code} />
                  <Passages passages={passages} href={href} single={findings.articles < 2} />
                </li>
              ) : null;
            })}
          </ul>
        </Part>
        <Part title={words.disputed}>
          {analysis.disputes.length === 0 ? <p className="text-soft">{words.disputedNone}</p> : null}
          <ul className="flex flex-col gap-4">
            {analysis.disputes.map((dispute) => (
              <li key={dispute.annotationId}>
                <Quote passage={dispute} href={href(dispute)} single={findings.articles < 2} />
                <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
                  {dispute.codes.slice(0, MOST_DISPUTED).map(({ codeId, people }) => {
                    const code = codes.get(codeId);
                    return code ? (
                      <li key={codeId} className="flex min-w-0 max-w-full items-center gap-1.5">
                        <Chip code={code} />
                        <span className="tabular shrink-0 text-muted text-sm">{words.votes(people)}</span>
                      </li>
                    ) : null;
                  })}
                  {dispute.codes.length > MOST_DISPUTED ? (
                    <li className="text-muted text-sm">
                      {words.moreCodes(dispute.codes.length - MOST_DISPUTED)}
                    </li>
                  ) : null}
                </ul>
              </li>
            ))}
          </ul>
        </Part>
        <Part title={words.discussed}>
          {analysis.discussed.length === 0 ? <p className="text-soft">{words.discussedNone}</p> : null}
          <Passages
            passages={analysis.discussed}
            href={href}
            single={findings.articles < 2}
            count={words.comments}
          />
        </Part>
        <Part title={words.who}>
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {findings.byPerson.map(({ id, annotations }) => (
              <li key={id}>
                <a
                  href={`/people/${id}`}
                  dir="auto"
                  className="text-ink underline decoration-line-strong underline-offset-2"
                >
                  {analysis.people.get(id)}
                </a>{" "}
                <span className="tabular text-muted text-sm">{words.made(annotations)}</span>
              </li>
            ))}
          </ul>
        </Part>
      </div>
    </>
  );
}

const LONGEST_IN_SENTENCE = 80;

function Sentences({ analysis, codes }: { analysis: Analysis; codes: ReadonlyMap<string, CodeRef> }) {
  const { findings, disputes } = analysis;
  const told = words.sentences;
  const nameOf = (id: string) => codes.get(id)?.name ?? "";
  const [most, ...then] = findings.codes.filter(({ codeId }) => codes.has(codeId));
  const [pair] = findings.together;
  const [dispute] = disputes;
  const cut = (quote: string) =>
    quote.length > LONGEST_IN_SENTENCE ? `${quote.slice(0, LONGEST_IN_SENTENCE).toWellFormed()}…` : quote;
  return (
    <>
      <p>
        {told.made(findings.annotations, findings.people, findings.articles, findings.comments)}{" "}
        {most
          ? told.most(
              nameOf(most.codeId),
              most.annotations,
              most.people,
              then.slice(0, 2).map(({ codeId }) => nameOf(codeId)),
            )
          : null}
      </p>
      <p className="text-soft">
        {pair ? told.together(nameOf(pair.one), nameOf(pair.other), pair.count, pairedAmong(findings)) : null}{" "}
        {dispute
          ? told.disputed(cut(dispute.quote), dispute.people, dispute.codes.length)
          : findings.people > 1
            ? told.undisputed
            : null}{" "}
        {findings.uncoded > 0 ? told.uncoded(findings.uncoded) : null}
      </p>
    </>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="wrap-anywhere min-w-0">
    <h2 className="mb-3 font-semibold text-lg">{title}</h2>
    {children}
  </section>
);

const Chip = ({ code }: { code: CodeRef }) => (
  <CodeChip code={{ ...code, shade: code.shade as CodeShade }} size="small" className="min-w-0" />
);

function Passages({
  passages,
  href,
  single,
  count,
}: {
  passages: readonly Passage[];
  href: (passage: Passage) => string;
  single: boolean;
  count?: (count: number) => string;
}) {
  return (
    <ul className="flex flex-col gap-2">
      {passages.map((passage) => (
        <li key={passage.annotationId}>
          <Quote passage={passage} href={href(passage)} single={single} />
          {count ? <span className="tabular ms-2 text-muted text-sm">{count(passage.count)}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function Quote({
  passage: { quote, articleTitle, language },
  href,
  single,
}: {
  passage: { quote: string; articleTitle: string; language: string };
  href: string;
  /** Of one article alone, whose name need not be said again. */
  single: boolean;
}) {
  return (
    <>
      <a
        href={href}
        lang={language}
        dir="auto"
        className="break-words font-serif text-ink text-lg underline decoration-line-strong underline-offset-4 hover:text-accent"
      >
        {quote}
      </a>
      {single ? null : <span className="ms-2 text-muted text-sm">{words.from(articleTitle)}</span>}
    </>
  );
}
