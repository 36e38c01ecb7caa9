import { batteryScandal } from "./battery-scandal";
import { burstDam } from "./burst-dam";
import { ferryCollision } from "./ferry-collision";
import type { GoldPair } from "./gold-pair";
import { harbourStrike } from "./harbour-strike";
import { mayorRecount } from "./mayor-recount";
import { pensionMarch } from "./pension-march";
import { shippedArticles } from "./shipped-articles";

/** The pairs that the weights of core/compare/confidence.ts are fitted to; clinic-hack.ts is none of them. */
export const fittedPairs: readonly GoldPair[] = [
  shippedArticles,
  harbourStrike,
  ferryCollision,
  mayorRecount,
  pensionMarch,
  burstDam,
  batteryScandal,
];
