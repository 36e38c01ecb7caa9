import type { ReportResult } from "@/core/agreement/report-schema";
import type { CodeRef } from "@/core/codebook";
import { agreement } from "@/messages/en/agreement";
import { ChoiceCode } from "./choice-line";
import { FigureRow, FigureTable } from "./figure-table";
import { ValueOrWhy } from "./measure-table";

const words = agreement.codes;
const { f1, unitized, alpha } = agreement.measures;
const HEADS = [
  words.code,
  words.uses,
  words.coders,
  { name: words.f1, unit: f1.unit },
  { name: words.unitized, unit: unitized.unit },
  { name: words.alpha, unit: alpha.unit },
];

/** Codes by how far people disagree on them; those without a figure come last. */
export function CodeTable({ result, codes }: { result: ReportResult; codes: readonly CodeRef[] }) {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const sorted = result.codes.toSorted(
    (a, b) => (a.f1.value ?? 2) - (b.f1.value ?? 2) || b.spans - a.spans || (a.id < b.id ? -1 : 1),
  );
  return (
    <FigureTable label={words.title} heads={HEADS}>
      {sorted.map(({ id, spans, coders, f1, unitized, alpha }) => (
        <FigureRow
          key={id}
          name={<ChoiceCode code={byId.get(id)} />}
          cells={[
            spans,
            coders,
            <ValueOrWhy key="f1" {...f1} />,
            <ValueOrWhy key="unitized" {...unitized} />,
            <ValueOrWhy key="alpha" {...alpha} />,
          ]}
        />
      ))}
    </FigureTable>
  );
}
