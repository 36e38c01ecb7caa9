import { Markdown } from "@/components/markdown/markdown";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AppealView } from "@/core/moderation/appeal";
import { moderationAppeals } from "@/messages/en/moderation-appeals";
import { moderationScreens } from "@/messages/en/moderation-screens";

const words = moderationAppeals.appeal;

/** What an appeal is against, and what was said in it. */
export function AppealSoFar({ appeal, viewerId }: { appeal: AppealView; viewerId: string }) {
  const { action } = appeal;
  const isMine = appeal.person.id === viewerId;
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={appeal.granted === null ? "accent" : "neutral"}>
          {appeal.granted === null
            ? words.state.open
            : appeal.granted
              ? words.state.granted
              : words.state.denied}
        </Badge>
        <span className="text-soft">
          {words.against(moderationScreens.done(action.kind))}
          {action.reason ? ` · ${moderationScreens.reasonName(action.reason)}` : ""}
        </span>
        <RelativeTime at={action.createdAt} className="text-muted text-sm" />
      </p>
      {action.message ? <p className="border-line border-s-2 ps-3 text-soft">{action.message}</p> : null}
      {appeal.words ? (
        <blockquote className="wrap-anywhere border-line border-s-2 ps-3">
          <span className="text-muted text-sm">
            {words.words} · {moderationScreens.standings[appeal.words.standing]}
          </span>
          <Markdown text={appeal.words.body} />
        </blockquote>
      ) : action.annotationId || action.commentId ? (
        <p className="text-muted">{words.wordsGone}</p>
      ) : null}
      <ol aria-label={words.conversation} className="flex flex-col gap-3">
        {appeal.messages.map(({ id, author, isByModerators, body, createdAt }) => (
          <li
            key={id}
            className={`wrap-anywhere max-w-prose rounded-md border border-line px-3 py-2 ${
              isByModerators === isMine ? "self-start bg-sunken" : "self-end bg-surface"
            }`}
          >
            <p className="text-muted text-sm">
              <span className="font-semibold text-soft">
                {author?.id === viewerId ? words.you : (author?.name ?? words.moderators)}
              </span>{" "}
              · <RelativeTime at={createdAt} />
            </p>
            <p className="whitespace-pre-line">{body}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
