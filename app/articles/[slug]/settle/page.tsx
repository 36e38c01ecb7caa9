import type { Metadata } from "next";
import { Blind } from "@/app/articles/[slug]/blind";
import { loadArticle } from "@/app/articles/[slug]/load-article";
import { type ComparedProps, loadCompared, unlessForbidden } from "@/app/articles/[slug]/load-compared";
import { SettleView } from "@/components/settling/settle-view";
import { ArticleInGroup } from "@/components/shell/article-in-group";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { classNames } from "@/components/ui/class-names";
import { LinkButton } from "@/components/ui/link-button";
import { settling as words } from "@/messages/en/settling";
import { getDisagreementMap } from "@/server/agreement/map";
import { listCodeRefs } from "@/server/codebooks/queries";
import { getSettledLayer } from "@/server/settling/queries";

export async function generateMetadata({ params }: ComparedProps): Promise<Metadata> {
  return { title: words.title((await loadArticle((await params).slug)).title) };
}

export default async function SettlePage(props: ComparedProps) {
  const { actor, article, group, query } = await loadCompared(props);
  const asked = { group: group.id };
  const [first, codes] = await Promise.all([
    unlessForbidden(async () => {
      const [map, layer] = await Promise.all([
        getDisagreementMap(actor, article.id, asked),
        getSettledLayer(actor, article.id, asked),
      ]);
      return { map, layer };
    }),
    listCodeRefs(actor, group.id),
  ]);
  const back = `/articles/${article.slug}${query}`;
  return (
    <Page>
      <PageHeading
        title={words.heading}
        actions={
          <>
            <LinkButton href={`/articles/${article.slug}/agreement${query}`}>{words.map}</LinkButton>
            <BackLink href={back}>{words.back}</BackLink>
          </>
        }
      >
        <ArticleInGroup article={article} group={group} />
        {first ? (
          <p className={classNames("mt-2 text-base", first.layer.can.settle && "hidden sm:block")}>
            {leadOf(first.layer)}
          </p>
        ) : null}
      </PageHeading>
      {first === null ? (
        <Blind actor={actor} articleId={article.id} groupId={group.id} />
      ) : (
        <SettleView
          key={article.versionId}
          article={article}
          first={first}
          codes={codes}
          back={back}
          viewerId={actor.kind === "person" ? actor.id : null}
        />
      )}
    </Page>
  );
}

function leadOf({ can, votesNeeded }: { can: { settle: boolean; propose: boolean }; votesNeeded: number }) {
  if (can.propose) return words.leadVotes(votesNeeded);
  return can.settle ? words.lead : words.readOnly;
}
