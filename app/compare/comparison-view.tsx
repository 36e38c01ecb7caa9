import { type CodeRow, CodesFigure, CodesTable, FramesFigure } from "@/components/compare/codes-view";
import { type ComparedHead, ComparedTexts } from "@/components/compare/compared-texts";
import { Glance } from "@/components/compare/glance";
import { GroupChoice } from "@/components/compare/group-choice";
import { NamingTable } from "@/components/compare/naming-table";
import { CompareSection } from "@/components/compare/section";
import type { Side } from "@/components/compare/side-badge";
import { SpeakersTable } from "@/components/compare/speakers-table";
import { WordLists } from "@/components/compare/word-lists";
import { Page, PageHeading } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { SURE_FROM } from "@/core/compare/confidence";
import { knowsSpeakers } from "@/core/compare/sayings";
import { compare as words } from "@/messages/en/compare";
import { library } from "@/messages/en/library";
import type { ComparedArticle, Comparison } from "@/server/compare/queries";

/** The codebook whose codes are told as profiles. */
const FRAMES = "policy-frames";

/** The page of two texts: the texts first, then what was found of each. */
export function ComparisonView({
  comparison,
  task,
}: {
  comparison: Comparison;
  /** Asks the viewer to say what they think before the overview is shown. */
  task: { taskId: string; groupSlug: string } | null;
}) {
  const { left, right, group, groups, reads, texts, readings, codes } = comparison;
  const isVersions = left.article.id === right.article.id;
  const query = group.isPublic ? "" : `group=${encodeURIComponent(group.slug)}`;
  const href = (one: ComparedArticle) => (id?: string) => {
    const asked = [query, id === undefined ? "" : `annotation=${id}`].filter(Boolean).join("&");
    return `/articles/${one.article.slug}${asked ? `?${asked}` : ""}`;
  };
  const hrefs = { left: href(left), right: href(right) };
  const heads: Record<Side, ComparedHead> = {
    left: headOf(left, isVersions, hrefs.left()),
    right: headOf(right, isVersions, hrefs.right()),
  };
  const codesById = new Map(codes.map((code) => [code.id, code]));
  const rows = readings ? codeRows(comparison) : [];
  const bookOf = new Map(comparison.codebooks.map(({ id, slug }) => [id, slug]));
  const frames = rows.filter(({ code }) => bookOf.get(code.codebookId) === FRAMES);
  return (
    <Page width="wide">
      <PageHeading
        title={isVersions ? words.titleVersions : isOneEvent(texts) ? words.title : words.titleUnlike}
        actions={
          <>
            <GroupChoice
              groups={groups}
              group={group}
              fields={{
                left: left.article.slug,
                right: right.article.slug,
                ...(isVersions && {
                  leftVersion: String(left.article.version.number),
                  rightVersion: String(right.article.version.number),
                }),
              }}
            />
            <LinkButton
              href={`/compare?left=${left.article.slug}${query ? `&${query}` : ""}`}
              variant="quiet"
            >
              {words.choose.others}
            </LinkButton>
          </>
        }
      />
      {task ? <AnswerFirst task={task} /> : null}
      {task ? (
        <ComparedTexts reads={reads} heads={heads} codes={codesById} aligned={null} />
      ) : texts && readings ? (
        <>
          {texts.isOneLanguage ? null : (
            <p className="mb-8 max-w-2xl text-soft">{words.texts.twoLanguages}</p>
          )}
          <Glance texts={texts} readings={readings} groupName={group.name} />
          <ComparedTexts reads={reads} heads={heads} codes={codesById} aligned={texts} />
          <CompareSection id="naming" title={words.naming.title} lead={words.naming.lead}>
            <NamingTable things={texts.things} reads={texts} />
          </CompareSection>
          <CompareSection id="speakers" title={words.speakers.title} lead={speakersLead(reads)}>
            <SpeakersTable speakers={readings.speakers} reads={texts} />
          </CompareSection>
          {texts.isOneLanguage ? (
            <CompareSection id="words" title={words.words.title} lead={words.words.lead}>
              <WordLists terms={texts.terms} />
            </CompareSection>
          ) : null}
          {frames.length > 0 ? (
            <CompareSection id="frames" title={words.frames.title}>
              <FramesFigure rows={frames} />
            </CompareSection>
          ) : null}
          <CompareSection id="codes" title={words.codes.title} lead={words.codes.lead(group.name)}>
            {rows.length === 0 ? (
              <EmptyState
                title={words.codes.none(group.name)}
                action={<LinkButton href={hrefs.left()}>{words.codes.read}</LinkButton>}
              >
                {words.codes.noneHint}
              </EmptyState>
            ) : (
              <div className="flex flex-col gap-10">
                <CodesTable rows={rows} hrefs={hrefs} />
                <CodesFigure rows={rows} />
                <p className="-mt-8 max-w-2xl text-muted text-sm">{words.codes.differenceHint}</p>
              </div>
            )}
          </CompareSection>
        </>
      ) : (
        <>
          <p className="mb-8 max-w-2xl text-soft">{words.texts.tooLong}</p>
          <ComparedTexts reads={reads} heads={heads} codes={codesById} aligned={null} />
        </>
      )}
    </Page>
  );
}

const speakersLead = ({ left, right }: Comparison["reads"]): string =>
  knowsSpeakers(left) && knowsSpeakers(right)
    ? words.speakers.lead
    : `${words.speakers.lead} ${words.speakers.english}`;

function AnswerFirst({ task }: { task: { taskId: string; groupSlug: string } }) {
  return (
    <aside className="mb-10 flex flex-wrap items-center justify-between gap-4 rounded-lg border border-accent bg-accent-wash p-5">
      <div className="max-w-xl">
        <h2 className="font-semibold text-lg">{words.task.title}</h2>
        <p>{words.task.lead}</p>
      </div>
      <LinkButton href={`/groups/${task.groupSlug}/tasks/${task.taskId}`} variant="primary">
        {words.task.go}
      </LinkButton>
    </aside>
  );
}

/** Two articles that tell little of the same are no two views of one event. */
const LEAST_TOLD = 3;

const isOneEvent = (texts: Comparison["texts"]): boolean =>
  (texts?.alignment.links.filter(({ confidence }) => confidence >= SURE_FROM).length ?? 0) >= LEAST_TOLD;

const headOf = (
  { article, annotations }: ComparedArticle,
  isVersion: boolean,
  href: string,
): ComparedHead => ({
  title: article.title,
  language: article.language,
  facts: [
    article.source ?? library.unattributed,
    isVersion ? words.version(article.version.number) : library.minutesLong(article.minutes),
  ].join(" · "),
  href,
  annotations,
});

/** In the order of the codebooks; what is not known here (a codebook taken away) is left out. */
function codeRows({ readings, codes }: Comparison): CodeRow[] {
  const compared = new Map(readings?.codes.map((one) => [one.codeId, one]));
  return codes.flatMap((code) => {
    const one = compared.get(code.id);
    return one ? [{ ...one, code }] : [];
  });
}
