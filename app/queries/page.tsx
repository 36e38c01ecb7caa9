import type { Metadata } from "next";
import Link from "next/link";
import { SearchTabs } from "@/components/concordance/search-tabs";
import { Found, type FoundProps } from "@/components/queries/found";
import { type QueryAsk, queriesHref, VIEWS } from "@/components/queries/query-ask";
import { QueryForm } from "@/components/queries/query-form";
import { SavedList } from "@/components/queries/saved-list";
import { Page, PageHeading } from "@/components/shell/page";
import { MAX_QUERY_LENGTH } from "@/core/annotation-query/query";
import { AppError, type FieldFault } from "@/core/errors";
import { canWriteIn } from "@/core/permissions";
import { queries as words } from "@/messages/en/queries";
import { listOffered } from "@/server/annotation-queries/offered";
import { countMatching, listMatching } from "@/server/annotation-queries/queries";
import { listSavedQueries } from "@/server/annotation-queries/saved-rows";
import { queryFrom } from "@/server/annotation-queries/select";
import { listGroups } from "@/server/groups/queries";
import { type Actor, getActor } from "@/server/session";

export const metadata: Metadata = { title: words.title };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What an address asks is cut to what a query may be, rather than answered with an error page. */
async function askOf({ searchParams }: Props): Promise<QueryAsk> {
  const { q, view } = await searchParams;
  const text = (Array.isArray(q) ? q[0] : q) ?? "";
  return {
    q: text.toWellFormed().replaceAll("\u0000", "").slice(0, MAX_QUERY_LENGTH),
    view: VIEWS.find((one) => one === view) ?? "list",
  };
}

export default async function QueriesPage(props: Props) {
  const ask = await askOf(props);
  const actor = await getActor();
  const [found, offered, groups, saved] = await Promise.all([
    find(actor, ask),
    listOffered(actor),
    listGroups(actor),
    actor.kind === "person" ? listSavedQueries(actor) : null,
  ]);
  const writable = groups.filter(({ id }) => canWriteIn(actor, id));
  return (
    <Page width="reader">
      <PageHeading title={words.title} actions={<SearchTabs at="/queries" />}>
        {words.lead}
      </PageHeading>
      <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_16rem] lg:gap-12">
        <div className="min-w-0">
          <QueryForm
            ask={ask}
            faults={"faults" in found ? found.faults : []}
            names={{
              books: offered.books,
              articles: offered.articles,
              tasks: offered.tasks,
              groups: groups.map(({ id, slug, name }) => ({
                id,
                slug,
                name,
                canWrite: canWriteIn(actor, id),
              })),
              isSignedIn: actor.kind === "person",
            }}
          />
          {"faults" in found ? null : (
            <Found
              // Another question is another list.
              key={`${ask.q} ${ask.view}`}
              ask={ask}
              counts={found.counts}
              first={found.first}
              codes={offered.books.flatMap(({ codes }) => codes)}
              groups={groups.map(({ id, name }) => ({ id, name }))}
            />
          )}
        </div>
        <aside className="max-lg:mt-12">
          {saved === null ? (
            <Link
              href={`/sign-in?next=${encodeURIComponent(queriesHref(ask))}`}
              className="text-accent underline underline-offset-2"
            >
              {words.saved.signIn}
            </Link>
          ) : (
            <SavedList ask={ask} saved={saved} groups={writable.map(({ id, name }) => ({ id, name }))} />
          )}
        </aside>
      </div>
    </Page>
  );
}

/** What was found, or why it cannot be asked. */
async function find(
  actor: Actor,
  { q }: QueryAsk,
): Promise<Pick<FoundProps, "first" | "counts"> | { faults: readonly FieldFault[] }> {
  try {
    const asked = queryFrom(q);
    const [first, counts] = await Promise.all([
      listMatching(actor, { query: q }),
      countMatching(actor, asked),
    ]);
    return { first, counts };
  } catch (thrown) {
    if (!(thrown instanceof AppError && thrown.code === "invalid")) throw thrown;
    return { faults: thrown.details.fields ?? [{ field: "query", message: thrown.message }] };
  }
}
