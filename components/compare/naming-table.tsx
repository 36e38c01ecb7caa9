import type { NamedThing, Naming } from "@/core/compare/namings";
import type { ReadText } from "@/core/compare/tokens";
import { compare as all } from "@/messages/en/compare";
import { sentenceId } from "./compared-text";
import { cellStyle, headStyle, WideTable } from "./section";
import { type Side, SideBadge } from "./side-badge";

const words = all.naming;

/** How each text names what both speak of; every name leads to where it stands. */
export function NamingTable({
  things,
  reads,
}: {
  things: readonly NamedThing[];
  reads: Record<Side, ReadText>;
}) {
  if (things.length === 0) return <p className="text-soft">{words.none}</p>;
  return (
    <WideTable label={words.title}>
      <thead>
        <tr className="border-line border-b">
          {(["left", "right"] as const).map((side) => (
            <th key={side} scope="col" className={headStyle}>
              <SideBadge side={side} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {things.map((thing) => (
          <tr key={thing.key} className="border-line border-b">
            {(["left", "right"] as const).map((side) => (
              <td key={side} className={`${cellStyle} w-1/2`}>
                <ul className="flex flex-wrap gap-x-4 gap-y-1.5">
                  {thing[side].map((naming) => (
                    <Name key={naming.words} naming={naming} side={side} read={reads[side]} />
                  ))}
                </ul>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function Name({ naming, side, read }: { naming: Naming; side: Side; read: ReadText }) {
  const at = naming.places[0]?.start ?? 0;
  const sentence = read.sentences.find(({ start, end }) => start <= at && at < end);
  const told = naming.marks.filter((mark) => mark !== "so-called");
  return (
    <li>
      <a
        href={`#${sentenceId(side, sentence?.index ?? 0)}`}
        lang={read.language}
        dir="auto"
        className="font-serif text-ink text-lg underline decoration-line-strong underline-offset-4 hover:text-accent"
      >
        {naming.words}
      </a>
      {naming.places.length > 1 ? (
        <span className="tabular ms-1 text-muted text-sm">{words.times(naming.places.length)}</span>
      ) : null}
      {told.map((mark) => (
        <span key={mark} className="ms-1.5 rounded-sm border border-line-strong px-1 text-soft text-xs">
          {words.mark[mark]}
        </span>
      ))}
    </li>
  );
}
