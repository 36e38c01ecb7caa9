import type { Metadata } from "next";
import { Blind } from "@/app/articles/[slug]/blind";
import { loadArticle } from "@/app/articles/[slug]/load-article";
import { type ComparedProps, loadCompared, unlessForbidden } from "@/app/articles/[slug]/load-compared";
import { ArticleFigures } from "@/components/agreement/article-figures";
import { DisagreementMap } from "@/components/agreement/disagreement-map";
import { LayerChoice } from "@/components/agreement/layer-choice";
import { LostMarks } from "@/components/agreement/lost-marks";
import { MapNews } from "@/components/agreement/map-news";
import { ArticleInGroup } from "@/components/shell/article-in-group";
import { BackLink } from "@/components/shell/back-link";
import { Page, PageHeading } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { readScope } from "@/core/agreement/scope-choices";
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
  const { taskId, pass } = readScope(await props.searchParams);
  const kept = taskId !== null && pass !== "current" ? { taskId, pass } : null;
  const [map, codes, report] = await Promise.all([
    unlessForbidden(() =>
      getDisagreementMap(actor, article.id, {
        group: group.id,
        ...(kept && { task: kept.taskId, pass: kept.pass }),
      }),
    ),
    listCodeRefs(actor, group.id),
    actor.kind === "visitor" || isBlind
      ? null
      : unlessForbidden(() => requestReport(actor, group.id, { articleIds: [article.id], ...kept })),
  ]);
  const viewer = actor.kind === "person" ? { id: actor.id, name: actor.name, handle: actor.handle } : null;
  const back = `/articles/${article.slug}${query}`;
  const hrefOf = (layer: typeof kept) => {
    const asked = new URLSearchParams(query);
    if (layer)
      for (const [name, value] of [
        ["task", layer.taskId],
        ["pass", layer.pass],
      ] as const)
        asked.set(name, value);
    return `/articles/${article.slug}/agreement${asked.size > 0 ? `?${asked}` : ""}`;
  };
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
        <ArticleInGroup article={article} group={group} />
        {map && kept ? <p className="mt-2 text-base">{agreement.layers.kept[kept.pass]}</p> : null}
      </PageHeading>
      {map ? <LayerChoice layers={map.layers} chosen={{ taskId, pass }} hrefOf={hrefOf} /> : null}
      {map ? <LostMarks count={map.lost} article={back} /> : null}
      {map && !kept ? <MapNews map={map} viewerId={viewer?.id ?? null} /> : null}
      {map === null ? (
        <Blind actor={actor} articleId={article.id} groupId={group.id} />
      ) : map.passages.length === 0 ? (
        <EmptyState title={words.none} action={<LinkButton href={back}>{words.back}</LinkButton>}>
          {words.noneHint}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-10">
          {report && map.coders.length > 1 ? (
            <ArticleFigures
              key={report.id}
              first={report}
              codes={codes}
              href={`/groups/${group.slug}/agreement?article=${article.id}${kept ? `&task=${kept.taskId}&pass=${kept.pass}` : ""}`}
            />
          ) : null}
          {map.coders.length === 1 ? (
            <p className="border-line-strong border-s-2 ps-3 text-soft">
              {words.alone}. {words.aloneHint}
            </p>
          ) : null}
          <DisagreementMap
            // Another layer begins at its first passage.
            key={`${taskId} ${pass}`}
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
