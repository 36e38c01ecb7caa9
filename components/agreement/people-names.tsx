import { Avatar } from "@/components/ui/avatar";
import type { PersonRef } from "@/core/person";
import { agreement } from "@/messages/en/agreement";

const SHOWN = 6;

/** Who chose something, by name; of a crowd the first few and how many more. */
export function PeopleNames({
  ids,
  people,
}: {
  ids: readonly string[];
  people: ReadonlyMap<string, PersonRef>;
}) {
  const known = ids.flatMap((id) => people.get(id) ?? []);
  const more = known.length - SHOWN;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2.5 gap-y-1">
      {known.slice(0, SHOWN).map(({ id, name, handle }) => (
        <span key={id} className="inline-flex items-center gap-1.5">
          <Avatar name={name} seed={handle} size="tiny" />
          {name}
        </span>
      ))}
      {more > 0 ? <span className="text-muted">{agreement.map.more(more)}</span> : null}
    </span>
  );
}
