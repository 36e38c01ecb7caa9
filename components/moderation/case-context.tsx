import { toChipCode } from "@/components/codebook/codebook-page-chip";
import { Markdown } from "@/components/markdown/markdown";
import { CodeChip } from "@/components/ui/code-chip";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CodeRef } from "@/core/codebook";
import type { CaseView } from "@/core/moderation/case";
import { moderationScreens } from "@/messages/en/moderation-screens";

import { MarkedWords } from "./marked-words";

const words = moderationScreens.card;

/** What the words hang on and what was said around them, with the words themselves in their place between. */
export function CaseContext({ one, codes }: { one: CaseView; codes: ReadonlyMap<string, CodeRef> }) {
  const { passage, around, subject } = one;
  const earlier = around.filter(({ place }) => place !== "after");
  const later = around.filter(({ place }) => place === "after");
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {passage ? (
        <blockquote className="line-clamp-6 border-line border-s-2 ps-3 font-serif text-muted">
          <span className="sr-only">{words.passage}: </span>…{passage.before}
          <span className="text-ink underline decoration-line-strong underline-offset-4">
            {passage.exact}
          </span>
          {passage.after}…
        </blockquote>
      ) : (
        <p className="text-muted text-sm">{words.wholeArticle}</p>
      )}
      {earlier.length > 0 ? <Around items={earlier} /> : null}
      <div className="flex flex-col gap-2">
        {subject.body ? (
          <MarkedWords body={subject.body} why={one.why} />
        ) : (
          <p className="text-muted italic">{words.noNote}</p>
        )}
        {subject.codes.length > 0 ? (
          <ul className="flex flex-wrap gap-1.5">
            {subject.codes.map((id) => {
              const code = codes.get(id);
              return code ? (
                <li key={id} className="min-w-0">
                  <CodeChip code={toChipCode(code)} size="small" />
                </li>
              ) : null;
            })}
          </ul>
        ) : null}
      </div>
      {later.length > 0 ? <Around items={later} /> : null}
    </div>
  );
}

function Around({ items }: { items: CaseView["around"] }) {
  return (
    <ul aria-label={words.around} className="flex flex-col gap-1.5 border-line border-s-2 ps-3 text-sm">
      {items.map(({ id, place, author, body, createdAt, standing }) => (
        <li key={id} className="min-w-0">
          <span className="text-muted">
            {words.place[place]} · <span className="font-semibold text-soft">{author?.name}</span> ·{" "}
            <RelativeTime at={createdAt} />
            {standing === "published" ? null : ` · ${moderationScreens.standings[standing]}`}
          </span>
          <div className="line-clamp-3 text-soft">
            <Markdown text={body} />
          </div>
        </li>
      ))}
    </ul>
  );
}
