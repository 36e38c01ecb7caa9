import type { TextRange } from "@/core/text/range";
import { DESK_KINDS, deskCase } from "../../../tests/core/anchoring/desk-cases";
import { EDIT_KINDS, editCase } from "../../../tests/core/anchoring/edit-cases";
import { type Answer, type Score, score } from "../../../tests/core/anchoring/edit-score";
import { scoreTruth } from "../../../tests/core/anchoring/ledger-score";
import { type LedgerCase, letterCase, STROKE_KINDS } from "../../../tests/core/anchoring/letter-edits";
import { METHODS } from "./methods";

type Row = Record<string, string | number>;
type Figures = { title: string; rows: Row[]; aims: string[] };

/** A pair of texts, the ranges to carry, and the judge of each answer. */
type Case = {
  kind: string;
  oldText: string;
  newText: string;
  ranges: TextRange[];
  scoreOf: (index: number, answer: Answer) => Score;
};
type Generator = { title: string; kinds: readonly string[]; make: (kind: string, index: number) => Case };

const CASES_PER_KIND = 60;
/** Other seeds than the tests'. */
const FIRST_SEED = 40_000_000;

function ledgerCase(edited: LedgerCase): Case {
  return {
    kind: edited.kind,
    oldText: edited.oldText,
    newText: edited.newText,
    ranges: edited.quotes.map(({ range }) => range),
    scoreOf: (index, answer) => {
      const quote = edited.quotes[index];
      if (quote === undefined) throw new Error("no such quote");
      return scoreTruth(quote.truth, answer);
    },
  };
}

const GENERATORS: readonly Generator[] = [
  {
    title: "by sentences (edit-cases.ts)",
    kinds: EDIT_KINDS,
    make: (kind, index) => {
      const edited = editCase(FIRST_SEED + index, kind);
      const { oldText, newText, range } = edited;
      return { kind, oldText, newText, ranges: [range], scoreOf: (_, answer) => score(edited, answer) };
    },
  },
  {
    title: "at the news desk (desk-cases.ts)",
    kinds: DESK_KINDS,
    make: (kind, index) => ledgerCase(deskCase(FIRST_SEED + index, kind)),
  },
  {
    title: "by letters (letter-edits.ts)",
    kinds: [...STROKE_KINDS, "mixed"],
    make: (kind, index) => ledgerCase(letterCase(FIRST_SEED + index, kind)),
  },
];

const WRONG: readonly Score[] = ["wrong, for review", "silently wrong"];

function rowOf(kind: string, scores: Map<string, Score[]>): Row {
  const share = (method: string, wanted: readonly Score[]) => {
    const among = scores.get(method) ?? [];
    return (100 * among.filter((one) => wanted.includes(one)).length) / among.length;
  };
  const row: Row = {
    edit: kind,
    quotes: scores.get("ours")?.length ?? 0,
    "right %": share("ours", ["right"]).toFixed(2),
    "wrong %": share("ours", WRONG).toFixed(2),
    "silently wrong %": share("ours", ["silently wrong"]).toFixed(2),
    "needless review %": share("ours", ["needless review"]).toFixed(2),
  };
  for (const method of scores.keys()) {
    if (method === "ours") continue;
    row[`${method}: right / silently wrong`] =
      `${share(method, ["right"]).toFixed(1)} / ${share(method, ["silently wrong"]).toFixed(1)}`;
  }
  return row;
}

/** The rates of every kind of edit, ours beside simpler methods on the same cases in the same process. */
export function measureRates(say: (line: string) => void): Figures[] {
  return GENERATORS.map(({ title, kinds, make }) => {
    const all = new Map<string, Score[]>();
    const rows = kinds.map((kind) => {
      say(`${title}: ${kind}`);
      const scores = new Map<string, Score[]>();
      for (let index = 0; index < CASES_PER_KIND; index++) {
        const { oldText, newText, ranges, scoreOf } = make(kind, index);
        for (const [method, find] of Object.entries(METHODS)) {
          const found = find(oldText, newText, ranges).map((answer, at) => scoreOf(at, answer));
          scores.set(method, [...(scores.get(method) ?? []), ...found]);
        }
      }
      for (const [method, found] of scores) all.set(method, [...(all.get(method) ?? []), ...found]);
      return rowOf(kind, scores);
    });
    return {
      title: `Scripted edits ${title}, ${CASES_PER_KIND} of each kind`,
      rows: [...rows, rowOf("all", all)],
      aims: [
        "asked: at least 98.5 % right, at most 0.2 % wrong, 0.04 % silently wrong, 0.5 % needless review",
      ],
    };
  });
}
