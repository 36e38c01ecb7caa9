import type { Metadata } from "next";
import { type ConcordanceAsk, searchParamsOf } from "@/components/concordance/concordance-ask";
import { ConcordanceEmpty } from "@/components/concordance/concordance-empty";
import { RecentTaggings } from "@/components/concordance/recent-taggings";
import { Results } from "@/components/concordance/results";
import { SearchForm } from "@/components/concordance/search-form";
import { SearchTabs } from "@/components/concordance/search-tabs";
import { Page, PageHeading } from "@/components/shell/page";
import type { Concordance } from "@/core/concordance/concordance";
import { MATCHES, MAX_SOUGHT, SORTS } from "@/core/concordance/request";
import { AppError, type FieldFault } from "@/core/errors";
import { canWriteIn } from "@/core/permissions";
import { concordance as words } from "@/messages/en/concordance";
import { listCodebooks, listCodeRefs } from "@/server/codebooks/queries";
import { listTaggings } from "@/server/concordance/bulk-rows";
import { getConcordance } from "@/server/concordance/queries";
import { listGroups } from "@/server/groups/queries";
import { getClient } from "@/server/http/client-address";
import { type Actor, getActor } from "@/server/session";

export const metadata: Metadata = { title: words.title };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What an address asks is cut to what a search may be, rather than answered with an error page. */
async function askOf({ searchParams }: Props): Promise<ConcordanceAsk> {
  const query = await searchParams;
  const one = (name: string) => {
    const value = query[name];
    return (Array.isArray(value) ? value[0] : value) ?? "";
  };
  return {
    q: one("q").toWellFormed().replaceAll("\u0000", "").slice(0, MAX_SOUGHT),
    match: MATCHES.find((match) => match === one("match")) ?? "words",
    case: one("case") === "1",
    sort: SORTS.find((sort) => sort === one("sort")) ?? "date",
    group: /^[a-z0-9-]{1,100}$/.test(one("group")) ? one("group") : "",
  };
}

export default async function ConcordancePage(props: Props) {
  const ask = await askOf(props);
  const actor = await getActor();
  const [found, groups, taggings] = await Promise.all([
    ask.q.trim() === "" ? null : search(actor, ask),
    listGroups(actor),
    actor.kind === "person" ? listTaggings(actor) : [],
  ]);
  const result = found !== null && "lines" in found ? found : null;
  const [codes, codebooks] = result
    ? await Promise.all([listCodeRefs(actor, result.group.id), listCodebooks(actor, { limit: 200 })])
    : [[], { items: [] }];
  const layers = actor.kind === "person" ? groups.filter(({ id }) => canWriteIn(actor, id)) : null;
  return (
    <Page width="reader">
      <PageHeading title={words.title} actions={<SearchTabs at="/concordance" />}>
        {words.lead}
      </PageHeading>
      <SearchForm ask={ask} groups={groups} fault={found !== null && "field" in found ? found : null} />
      {result ? (
        <Results
          // Another question is another list: nothing of the last one's state may carry over.
          key={String(searchParamsOf(ask))}
          ask={ask}
          first={result}
          codes={codes}
          codebooks={codebooks.items.map(({ id, name }) => ({ id, name }))}
          layers={layers}
        />
      ) : found === null ? (
        <ConcordanceEmpty />
      ) : null}
      <RecentTaggings taggings={taggings} />
    </Page>
  );
}

/** What was found, or why it cannot be looked for. */
async function search(actor: Actor, ask: ConcordanceAsk): Promise<Concordance | FieldFault> {
  try {
    const asked = { ...ask, case: ask.case ? "1" : "0", group: ask.group || undefined };
    return await getConcordance(actor, asked, (await getClient()).address);
  } catch (thrown) {
    if (thrown instanceof AppError && ["invalid", "not-found", "rate-limited"].includes(thrown.code)) {
      return thrown.details.fields?.[0] ?? { field: "", message: thrown.message };
    }
    throw thrown;
  }
}
