import type { SearchParams } from "@/app/moderation/read-filter";
import type { Scope } from "@/components/moderation/scope";
import { WordAdder } from "@/components/moderation/word-adder";
import { WordList } from "@/components/moderation/word-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { TextField } from "@/components/ui/text-field";
import { moderationOffice } from "@/messages/en/moderation-office";
import { listWatchedWords } from "@/server/moderation/watched-words";
import type { SignedInActor } from "@/server/session";

const words = moderationOffice.words;
const MOST = 100;

/** The watched words: a list to paste into and to search. */
export async function WordsScreen({
  actor,
  scope,
  searchParams,
}: {
  actor: SignedInActor;
  scope: Scope;
  searchParams: SearchParams;
}) {
  const { search: asked } = await searchParams;
  const search = typeof asked === "string" ? asked.trim().slice(0, MOST) : "";
  const first = await listWatchedWords(actor, {
    group: scope.groupId ?? undefined,
    search: search || undefined,
    limit: 100,
  });
  const base = `${scope.base}/words`;
  return (
    <div className="flex flex-col gap-10">
      <section className="flex flex-col gap-3">
        <h2 className="font-semibold font-serif text-xl">{words.add}</h2>
        <WordAdder groupId={scope.groupId} />
      </section>
      <section className="flex flex-col gap-3">
        <h2 className="font-semibold font-serif text-xl">{words.list}</h2>
        <form action={base} className="flex flex-wrap items-end gap-2">
          <TextField
            type="search"
            name="search"
            label={words.search}
            defaultValue={search}
            maxLength={MOST}
          />
          <Button type="submit" className="h-9">
            {words.find}
          </Button>
          {search ? (
            <LinkButton href={base} variant="quiet" className="h-9">
              {words.all}
            </LinkButton>
          ) : null}
        </form>
        {first.items.length > 0 ? (
          <WordList
            // Another list after words were added, or another search.
            key={`${search} ${first.items[0]?.id} ${first.items.length}`}
            groupId={scope.groupId}
            search={search}
            first={first}
          />
        ) : search ? (
          <p className="text-soft">{words.noMatch}</p>
        ) : (
          <EmptyState title={words.none} level={3}>
            {words.noneHint}
          </EmptyState>
        )}
      </section>
    </div>
  );
}
