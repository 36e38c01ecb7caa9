import { FigureRow, FigureTable } from "@/components/agreement/figure-table";
import type { PersonRef } from "@/core/person";
import type { SettledScore } from "@/core/settling/settlement";
import { figure } from "@/messages/en/agreement";
import { settling } from "@/messages/en/settling";

const words = settling.scores;

/** How far each coder agrees with what is settled so far. */
export function ScoreTable({
  scores,
  people,
  hasDecided,
}: {
  scores: readonly SettledScore[];
  people: ReadonlyMap<string, PersonRef>;
  /** Whether anything was decided: it may be rejected, or its words gone. */
  hasDecided: boolean;
}) {
  if (scores.length === 0) return <p className="text-soft">{hasDecided ? words.noneStands : words.none}</p>;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-soft">{words.hint}</p>
      <FigureTable
        label={words.title}
        heads={[words.person, words.decided, words.precision, words.recall, words.f1]}
      >
        {scores
          .toSorted((a, b) => b.f1 - a.f1)
          .map(({ personId, decided, precision, recall, f1 }) => (
            <FigureRow
              key={personId}
              name={people.get(personId)?.name ?? ""}
              cells={[decided, figure(precision), figure(recall), <strong key="f1">{figure(f1)}</strong>]}
            />
          ))}
      </FigureTable>
    </div>
  );
}
