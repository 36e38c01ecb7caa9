"use client";

import type { ReactNode } from "react";
import { CodeChip, type CodeShade } from "@/components/ui/code-chip";
import type { CodeRef } from "@/core/codebook";
import type { Choice, Passage } from "@/core/disagreement/passages";
import type { PersonRef } from "@/core/person";
import { agreement } from "@/messages/en/agreement";
import { quoted } from "@/messages/en/quoted";
import { excerptOf } from "./excerpt";
import { PeopleNames } from "./people-names";

/** A code as a chip; one that is gone keeps its place. */
export function ChoiceCode({ code }: { code: CodeRef | undefined }) {
  if (!code) return <span className="text-muted">{agreement.codes.gone}</span>;
  const { name, hue, shade, deprecated } = code;
  return <CodeChip size="small" code={{ name, hue, shade: shade as CodeShade, deprecated }} />;
}

/** One of the things that people chose for a passage: the code, its words where they differ, and who. */
export function ChoiceLine({
  choice,
  passage,
  text,
  codes,
  people,
  children,
}: {
  choice: Choice;
  passage: Passage;
  text: string;
  codes: ReadonlyMap<string, CodeRef>;
  people: ReadonlyMap<string, PersonRef>;
  children?: ReactNode;
}) {
  const isWhole = choice.start === passage.start && choice.end === passage.end;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
        <ChoiceCode code={codes.get(choice.code)} />
        <PeopleNames ids={[...new Set(choice.uses.map(({ personId }) => personId))]} people={people} />
      </div>
      {isWhole ? null : (
        <p className="font-serif text-soft">{quoted(excerptOf(text.slice(choice.start, choice.end)))}</p>
      )}
      {children}
    </div>
  );
}
