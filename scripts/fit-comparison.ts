import { alignSentences } from "@/core/compare/align";
import type { ComparisonWeights } from "@/core/compare/confidence";
import type { GoldPair } from "../tests/core/compare/gold/gold-pair";
import { fittedPairs } from "../tests/core/compare/gold/gold-pairs";
import { type Count, type Rates, ratesOf, together } from "../tests/core/compare/gold/rates";
import { fitComparison, fittingOf } from "./lib/comparison-fit";

// node --import tsx scripts/fit-comparison.ts: prints the weights that core/compare/confidence.ts holds, to two
// decimals, from the pairs of texts in tests/core/compare/gold; and what is found in each pair with them, and with
// those fitted to the other pairs only.
const shown = ({ right, of }: Count): string => `${right}/${of}`.padStart(6);
const line = (name: string, { precision, recall, offered, alone, aloneFound }: Rates): void =>
  console.log(name.padEnd(22), ...[precision, recall, offered, alone, aloneFound].map(shown));

function report(title: string, weightsFor: (gold: GoldPair) => ComparisonWeights): void {
  console.log(`\n${title}\n${" ".repeat(23)} right  found  offered  alone: right, found`);
  const rates = fittedPairs.map((gold) =>
    ratesOf(gold, alignSentences(gold.left, gold.right, weightsFor(gold))),
  );
  for (const [at, gold] of fittedPairs.entries()) line(gold.name, rates[at] as Rates);
  line("together", together(rates));
}

const fitting = fittingOf(fittedPairs);
const weights = fitComparison(fitting);
const rounded = (_: string, value: unknown) =>
  typeof value === "number" ? Math.round(value * 100) / 100 : value;
console.log(JSON.stringify(weights, rounded, 2));
report("Fitted to all", () => weights);
report("Fitted to the others", (gold) => fitComparison(fitting, fittedPairs.indexOf(gold)));
