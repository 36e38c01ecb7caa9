import { Avatar } from "@/components/ui/avatar";
import type { PersonRef } from "@/core/person";
import type { Change, PassSpan } from "@/core/tasks/revision";
import type { TaskArticleView } from "@/core/tasks/task";
import { tasks } from "@/messages/en/tasks";

const words = tasks.revisions;

interface RevisionProps {
  revisions: readonly { person: PersonRef; changes: readonly Change[] }[];
  /** Names of codes by id. */
  codes: Readonly<Record<string, string>>;
  articles: readonly TaskArticleView[];
}

/** Who changed what after their first pass, person by person. */
export function RevisionList({ revisions, codes, articles }: RevisionProps) {
  if (revisions.length === 0) return <p className="text-soft">{words.noneYet}</p>;
  const titleOf = (change: Change): string | null =>
    articles.length > 1 ? (articles.find(({ id }) => id === change.articleId)?.title ?? null) : null;
  const unchanged = revisions.filter(({ changes }) => changes.length === 0);
  return (
    <ul className="flex flex-col gap-6">
      {revisions
        .filter(({ changes }) => changes.length > 0)
        .map(({ person, changes }) => (
          <li key={person.id} className="flex flex-col gap-2">
            <h3 className="flex items-center gap-2 font-semibold">
              <Avatar name={person.name} seed={person.handle} />
              <span className="wrap-anywhere min-w-0">{person.name}</span>
              <span className="tabular font-normal text-muted text-sm">{words.changes(changes.length)}</span>
            </h3>
            <ol className="flex flex-col gap-3 border-line border-s-2 ps-4">
              {changes.map((change) => (
                <li key={`${change.before?.annotationId} ${change.after?.annotationId}`}>
                  <OneChange change={change} codes={codes} title={titleOf(change)} />
                </li>
              ))}
            </ol>
          </li>
        ))}
      {unchanged.length > 0 ? (
        <li className="text-soft">{words.unchanged(unchanged.map(({ person }) => person.name))}</li>
      ) : null}
    </ul>
  );
}

function OneChange({
  change,
  codes,
  title,
}: {
  change: Change;
  codes: RevisionProps["codes"];
  title: string | null;
}) {
  const { before, after } = change;
  return (
    <div className="flex flex-col gap-1">
      <p className="text-soft text-sm">
        {whatWasDone(change)}
        {title === null ? null : <span className="text-muted"> · {title}</span>}
      </p>
      {before ? <Span span={before} codes={codes} label={after ? words.was : null} isGone /> : null}
      {after ? <Span span={after} codes={codes} label={before ? words.is : null} /> : null}
    </div>
  );
}

function whatWasDone({ kind, isMoved, isRecoded }: Change): string {
  if (kind !== "changed") return words[kind];
  if (isMoved && isRecoded) return words.both;
  return isMoved ? words.moved : words.recoded;
}

function Span({
  span,
  codes,
  label,
  isGone = false,
}: {
  span: PassSpan;
  codes: RevisionProps["codes"];
  label: string | null;
  isGone?: boolean;
}) {
  const names = span.codeIds.flatMap((id) => codes[id] ?? []);
  const Words = isGone ? "del" : "ins";
  return (
    <p className="wrap-anywhere">
      {label ? <span className="me-2 text-muted text-sm">{label}</span> : null}
      <Words className={isGone ? "font-serif text-muted" : "font-serif no-underline"}>
        {span.exact === "" ? words.whole : `“${span.exact}”`}
      </Words>{" "}
      <span className="text-soft text-sm">{names.length === 0 ? words.noCodes : names.join(", ")}</span>
    </p>
  );
}
