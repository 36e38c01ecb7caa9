import type { SayingUse, Speaker, Speakers } from "@/core/compare/speakers";
import type { ReadText } from "@/core/compare/tokens";
import { compare as all } from "@/messages/en/compare";
import { sentenceId } from "./compared-text";
import { cellStyle, headStyle, WideTable } from "./section";
import type { Side } from "./side-badge";

const words = all.speakers;
const SIDES = ["left", "right"] as const;

/** Whom each text lets speak, how many words, and with which verbs. */
export function SpeakersTable({
  speakers,
  reads,
}: {
  speakers: Record<Side, Speakers>;
  reads: Record<Side, ReadText>;
}) {
  const rows = joined(speakers);
  const own = { left: speakers.left.unattributed, right: speakers.right.unattributed };
  const hasOwn = own.left.length + own.right.length > 0;
  if (rows.length === 0 && !hasOwn) return <p className="text-soft">{words.none}</p>;
  return (
    <WideTable label={words.title}>
      <thead>
        <tr className="border-line border-b">
          <th scope="col" className={headStyle}>
            {words.who}
          </th>
          {SIDES.map((side) => (
            <th key={side} scope="col" className={`${headStyle} whitespace-nowrap text-end`}>
              {words.words(all.side[side])}
            </th>
          ))}
          {SIDES.map((side) => (
            <th key={side} scope="col" className={headStyle}>
              {words.verbs(all.side[side])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, key, left, right }) => (
          <tr key={key} className="border-line border-b">
            <th scope="row" className={`${cellStyle} whitespace-nowrap text-start font-semibold`}>
              {name}
            </th>
            {[left, right].map((speaker, at) => (
              <td key={SIDES[at]} className={`${cellStyle} tabular text-end`}>
                {speaker ? speaker.quotedWords : "–"}
              </td>
            ))}
            {[left, right].map((speaker, at) => (
              <td key={SIDES[at]} className={`${cellStyle} min-w-44`}>
                <Verbs speaker={speaker} side={SIDES[at] as Side} read={reads[SIDES[at] as Side]} />
              </td>
            ))}
          </tr>
        ))}
        {hasOwn ? (
          <tr className="border-line border-b">
            <th scope="row" className={`${cellStyle} text-start font-semibold`}>
              {words.nobody}
            </th>
            {SIDES.map((side) => (
              <td key={side} className={`${cellStyle} tabular text-end`}>
                {own[side].reduce((sum, quotation) => sum + quotation.words, 0)}
              </td>
            ))}
            {SIDES.map((side) => (
              <td
                key={side}
                lang={reads[side].language}
                dir="auto"
                className={`${cellStyle} text-start font-serif`}
              >
                {[...new Set(own[side].map(({ start, end }) => reads[side].text.slice(start, end)))].join(
                  " · ",
                ) || "–"}
              </td>
            ))}
          </tr>
        ) : null}
      </tbody>
    </WideTable>
  );
}

function Verbs({ speaker, side, read }: { speaker: Speaker | undefined; side: Side; read: ReadText }) {
  if (!speaker || speaker.sayings.length === 0) return "–";
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-0.5">
      {onceEach(speaker.sayings).map(({ saying, told, count }) => (
        <li key={saying.at.start}>
          <a
            href={`#${sentenceId(side, read.sentences.findLast(({ start }) => start <= saying.at.start)?.index ?? 0)}`}
            className="text-ink underline decoration-line-strong underline-offset-2 hover:text-accent"
          >
            {shortened(saying.form)}
          </a>
          {count > 1 ? <span className="tabular ms-1 text-muted text-sm">{all.times(count)}</span> : null}
          {told === "" ? null : <span className="ms-1 text-muted text-sm">({told})</span>}
        </li>
      ))}
    </ul>
  );
}

/** Each verb that was meant alike, with how often, by the first place where it stands. */
function onceEach(sayings: readonly SayingUse[]) {
  const groups = new Map<string, { saying: SayingUse; told: string; count: number }>();
  for (const saying of sayings) {
    const told = attitudes(saying);
    const key = `${saying.form} ${told}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { saying, told, count: 1 });
  }
  return [...groups.values()];
}

/** Readers may mark more than a verb. */
const LONGEST = 60;
const shortened = (form: string): string =>
  form.length > LONGEST ? `${form.slice(0, LONGEST).toWellFormed()}…` : form;

/** Neutral goes without saying. */
const attitudes = ({ attitude, readers }: SayingUse): string =>
  [
    ...(attitude === null || attitude === "neutral" ? [] : [words.attitude[attitude]]),
    ...(readers && readers.attitude !== attitude
      ? [words.readers(words.attitude[readers.attitude], readers.count)]
      : []),
  ].join("; ");

interface Row {
  key: string;
  name: string;
  left: Speaker | undefined;
  right: Speaker | undefined;
}

/** One row for a person, by the longer of their names, who is quoted most first. */
function joined({ left, right }: Record<Side, Speakers>): Row[] {
  const keys = new Set([...left.speakers, ...right.speakers].map(({ key }) => key));
  const rows = [...keys].map((key): Row => {
    const [one, other] = [left, right].map(({ speakers }) => speakers.find((speaker) => speaker.key === key));
    const names = [one?.name ?? "", other?.name ?? ""].sort((a, b) => b.length - a.length);
    return { key, name: names[0] ?? key, left: one, right: other };
  });
  const sum = ({ left: one, right: other }: Row) =>
    1_000 * ((one?.quotedWords ?? 0) + (other?.quotedWords ?? 0)) +
    (one?.sayings.length ?? 0) +
    (other?.sayings.length ?? 0);
  return rows.sort((a, b) => sum(b) - sum(a));
}
