import type { Metadata } from "next";
import { loadArticle } from "@/app/articles/[slug]/load-article";
import { type ComparedProps, loadCompared, unlessForbidden } from "@/app/articles/[slug]/load-compared";
import { ArticleFigures } from "@/components/agreement/article-figures";
import { DisagreementMap } from "@/components/agreement/disagreement-map";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { canWriteIn } from "@/core/permissions";
import { agreement } from "@/messages/en/agreement";
import { settling } from "@/messages/en/settling";
import { getDisagreementMap } from "@/server/agreement/map";
import { requestReport } from "@/server/agreement/reports";
import { listCodeRefs } from "@/server/codebooks/queries";

const words = agreement.map;

export async function generateMetadata({ params }: ComparedProps): Promise<Metadata> {
  return { title: words.title((await loadArticle((await params).slug)).title) };
}

export default async function ArticleAgreementPage(props: ComparedProps) {
  const { actor, article, group, query, isBlind } = await loadCompared(props);
  const [map, codes, report] = await Promise.all([
    unlessForbidden(() => getDisagreementMap(actor, article.id, { group: group.id })),
    listCodeRefs(actor, group.id),
    actor.kind === "visitor" || isBlind ? null : requestReport(actor, group.id, { articleIds: [article.id] }),
  ]);
  const viewer = actor.kind === "person" ? { id: actor.id, name: actor.name, handle: actor.handle } : null;
  const back = `/articles/${article.slug}${query}`;
  return (
    <Page>
      <PageHeading
        title={words.heading}
        actions={
          <>
            <LinkButton href={`/articles/${article.slug}/settle${query}`}>{settling.heading}</LinkButton>
            <BackLink href={back}>{words.back}</BackLink>
          </>
        }
      >
        <p>
          <span lang={article.language} className="font-serif">
            {article.title}
          </span>{" "}
          · {group.name}
        </p>
      </PageHeading>
      {map === null ? (
        <EmptyState title={agreement.notNow}>{agreement.errors.blind(1)}</EmptyState>
      ) : map.passages.length === 0 ? (
        <EmptyState title={words.none} action={<LinkButton href={back}>{words.back}</LinkButton>}>
          {words.noneHint}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-10">
          {report && map.coders.length > 1 ? (
            <ArticleFigures
              first={report}
              codes={codes}
              href={`/groups/${group.slug}/agreement?article=${article.id}`}
            />
          ) : null}
          {map.coders.length === 1 ? (
            <p className="border-line-strong border-s-2 ps-3 text-soft">
              {words.alone}. {words.aloneHint}
            </p>
          ) : null}
          <DisagreementMap
            article={article}
            map={map}
            codes={codes}
            viewer={viewer}
            canComment={canWriteIn(actor, group.id)}
          />
        </div>
      )}
    </Page>
  );
}
