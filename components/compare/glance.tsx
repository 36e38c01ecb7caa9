import type { ReactNode } from "react";
import type { ReadingComparison, TextComparison } from "@/core/compare/comparison";
import type { DistinctiveTerm } from "@/core/compare/distinctive";
import type { Naming } from "@/core/compare/namings";
import { knowsSpeakers } from "@/core/compare/sayings";
import { compare as all } from "@/messages/en/compare";
import { quoted } from "@/messages/en/quoted";

const words = all.glance;
const MOST = 4;

/** What the comparison found, in sentences; each leads to where the page shows it. */
export function Glance({
  texts,
  readings,
  groupName,
}: {
  texts: TextComparison;
  readings: ReadingComparison;
  groupName: string;
}) {
  const { alignment, things, terms } = texts;
  const told = (presence: typeof alignment.left) => presence.filter((one) => one === "told").length;
  const alone = (presence: typeof alignment.left) => presence.filter((one) => one === "alone").length;
  const [thing] = things;
  const spoken = (["left", "right"] as const).filter((side) => knowsSpeakers(texts[side]));
  const used = (side: "left" | "right") => readings.codes.filter((code) => code[side].passages > 0).length;
  const only = (["left", "right"] as const).flatMap((side) => {
    const found = texts.isOneLanguage ? onlyIn(side, terms) : [];
    return found.length > 0 ? [words.only(all.side[side], found)] : [];
  });
  return (
    <section aria-labelledby="glance" className="mb-10">
      <h2 id="glance" className="sr-only">
        {words.title}
      </h2>
      <ul className="grid gap-x-12 gap-y-3 text-lg md:grid-cols-2">
        <Finding href="#texts">
          {words.told(
            told(alignment.left),
            alignment.left.length,
            told(alignment.right),
            alignment.right.length,
          )}{" "}
          {texts.isOneLanguage ? words.alone(alone(alignment.left), alone(alignment.right)) : null}
        </Finding>
        {thing ? (
          <Finding href="#naming">{words.named(namings(thing.left), namings(thing.right))}</Finding>
        ) : null}
        {spoken.length > 0 ? (
          <Finding href="#speakers">
            {spoken.map((side) => {
              const [first] = readings.speakers[side].speakers;
              const sentence =
                first && first.quotedWords > 0
                  ? words.quotes(all.side[side], fullName(first.key, readings), first.quotedWords)
                  : words.noQuotes(all.side[side]);
              return `${sentence} `;
            })}
          </Finding>
        ) : null}
        {only.length > 0 ? <Finding href="#words">{only.join(" ")}</Finding> : null}
        <Finding href="#codes">
          {used("left") + used("right") > 0
            ? words.codes(groupName, used("left"), used("right"))
            : words.noCodes(groupName)}
        </Finding>
      </ul>
    </section>
  );
}

const Finding = ({ href, children }: { href: string; children: ReactNode }) => (
  <li className="self-start border-line border-s-2 ps-4">
    <a href={href} className="text-ink no-underline hover:text-accent hover:underline">
      {children}
    </a>
  </li>
);

/** The longer of the names that the two texts give somebody. */
function fullName(key: string, { speakers: { left, right } }: ReadingComparison): string {
  const names = [...left.speakers, ...right.speakers]
    .filter((one) => one.key === key)
    .map(({ name }) => name);
  return names.reduce((a, b) => (b.length > a.length ? b : a), "");
}

/** Those that are held at a distance first. */
const namings = (found: readonly Naming[]): string[] =>
  [...found]
    .sort((a, b) => distance(b) - distance(a))
    .slice(0, 3)
    .map((naming) =>
      naming.marks.includes("quoted") ? `${naming.words} ${words.marked.quoted}` : quoted(naming.words),
    );

const distance = ({ marks, words: name }: Naming): number =>
  2 * marks.filter((mark) => mark !== "owned").length + (/\p{N}|five|so-called/u.test(name) ? 1 : 0);

const onlyIn = (side: "left" | "right", terms: readonly DistinctiveTerm[]): string[] => {
  const [own, other] = side === "left" ? (["left", "right"] as const) : (["right", "left"] as const);
  return terms
    .filter((term) => term[other] === 0 && term[own] > 1)
    .slice(0, MOST)
    .map((term) => `${quoted(term.term)} (${term[own]})`);
};
