import type { Alignment } from "@/core/compare/align";
import { SURE_FROM } from "@/core/compare/confidence";
import type { GoldPair } from "./gold-pair";

/** How often something was right, of how often it could have been. */
export interface Count {
  right: number;
  of: number;
}

export interface Rates {
  /** Of the links said to be sure, those that a person made too. */
  precision: Count;
  /** Of the person's links, those said to be sure. */
  recall: Count;
  /** Of the person's links, those at least offered. */
  offered: Count;
  /** Of the sentences said to stand alone, those that do. */
  alone: Count;
  /** Of the sentences that stand alone, those said to. */
  aloneFound: Count;
}

/** What an alignment gets right, where careful readers may not say either. */
export function ratesOf(gold: GoldPair, { links, left, right }: Alignment): Rates {
  const keyOf = (link: { left: number; right: number }) => `${link.left} ${link.right}`;
  const judged = links.filter((link) => !gold.either.has(keyOf(link)));
  const sure = judged.filter(({ confidence }) => confidence >= SURE_FROM);
  const isSame = (link: { left: number; right: number }) => gold.same.has(keyOf(link));
  const correct = sure.filter(isSame).length;
  const sentences = [left, right].flatMap((presences, side) => {
    const indexes = (pairs: ReadonlySet<string>) =>
      new Set([...pairs].map((pair) => Number(pair.split(" ")[side])));
    const [told, either] = [indexes(gold.same), indexes(gold.either)];
    return presences.flatMap((presence, index) =>
      either.has(index) && !told.has(index) ? [] : [{ presence, isAlone: !told.has(index) }],
    );
  });
  const said = sentences.filter(({ presence }) => presence === "alone");
  const saidRightly = said.filter(({ isAlone }) => isAlone).length;
  return {
    precision: { right: correct, of: sure.length },
    recall: { right: correct, of: gold.same.size },
    offered: { right: judged.filter(isSame).length, of: gold.same.size },
    alone: { right: saidRightly, of: said.length },
    aloneFound: { right: saidRightly, of: sentences.filter(({ isAlone }) => isAlone).length },
  };
}

/** Of several texts together: every link counts once. */
export function together(rates: readonly Rates[]): Rates {
  const sum = (of: (one: Rates) => Count): Count => ({
    right: rates.reduce((all, one) => all + of(one).right, 0),
    of: rates.reduce((all, one) => all + of(one).of, 0),
  });
  return {
    precision: sum((one) => one.precision),
    recall: sum((one) => one.recall),
    offered: sum((one) => one.offered),
    alone: sum((one) => one.alone),
    aloneFound: sum((one) => one.aloneFound),
  };
}

export const share = ({ right, of }: Count): number => (of === 0 ? 1 : right / of);
