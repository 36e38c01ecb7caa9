import type { ReactNode } from "react";
import { Markdown } from "@/components/markdown/markdown";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ActionView } from "@/core/moderation/action";
import type { FlagView } from "@/core/moderation/flag";
import type { MySanctions, WithheldView } from "@/core/moderation/mine";
import { moderationAppeals } from "@/messages/en/moderation-appeals";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { AppealMaker } from "./appeal-maker";
import { SanctionTold, Told } from "./sanction-told";

const words = moderationAppeals.mine;

/** What a person may not do at the moment, and why. */
export function MySanctionList({ items }: { items: MySanctions["items"] }) {
  return (
    <List>
      {items.map((sanction) => (
        <Item key={sanction.action.id}>
          <SanctionTold sanction={sanction} />
          <Appealing action={sanction.action} appealId={sanction.appealId} mayAppeal={sanction.can.appeal} />
        </Item>
      ))}
    </List>
  );
}

/** A person's own words that others do not see, each with why and what they can do. */
export function MyWithheldList({ items }: { items: readonly WithheldView[] }) {
  return (
    <List>
      {items.map(
        ({ id, kind, group, article, body, standing, createdAt, because, action, appealId, can }) => (
          <Item key={id}>
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Badge tone={standing === "held" ? "accent" : "warning"}>
                {moderationScreens.standings[standing]}
              </Badge>
              <span className="wrap-anywhere text-soft">
                {article.title} · {group.name}
              </span>
              <RelativeTime at={createdAt} className="text-muted text-sm" />
            </p>
            <p>{because}</p>
            <blockquote className="wrap-anywhere border-line border-s-2 ps-3 text-soft">
              <Markdown text={body || moderationScreens.card.noNote} />
            </blockquote>
            {action ? <Told action={action} /> : null}
            <Appealing action={action} appealId={appealId} mayAppeal={can.appeal}>
              <LinkButton
                href={kind === "comment" ? `/comments/${id}` : `/annotations/${id}`}
                prefetch={false}
                size="small"
                variant="quiet"
              >
                {can.edit ? words.edit : words.open}
              </LinkButton>
            </Appealing>
          </Item>
        ),
      )}
    </List>
  );
}

/** What a person flagged, and what came of it. */
export function MyFlagList({ items }: { items: readonly FlagView[] }) {
  return (
    <List>
      {items.map(({ id, annotationId, commentId, reason, body, createdAt, outcome }) => (
        <Item key={id}>
          <p className="flex flex-wrap items-center gap-x-2">
            <span className="font-semibold">{moderationScreens.flagReasons[reason]}</span>
            <span className="text-soft">{words.outcome[outcome]}</span>
            <RelativeTime at={createdAt} className="text-muted text-sm" />
          </p>
          {body ? <p className="wrap-anywhere text-soft">{body}</p> : null}
          {outcome === "acted" ? null : (
            <p>
              <LinkButton
                href={commentId ? `/comments/${commentId}` : `/annotations/${annotationId}`}
                prefetch={false}
                size="small"
                variant="quiet"
              >
                {words.open}
              </LinkButton>
            </p>
          )}
        </Item>
      ))}
    </List>
  );
}

function Appealing({
  action,
  appealId,
  mayAppeal,
  children,
}: {
  action: ActionView | null;
  appealId: string | null;
  mayAppeal: boolean;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-wrap gap-2 empty:hidden">
      {action && mayAppeal ? (
        <AppealMaker actionId={action.id} what={moderationScreens.done(action.kind).toLowerCase()} />
      ) : null}
      {appealId ? (
        <LinkButton href={`/account/moderation/appeals/${appealId}`} prefetch={false} size="small">
          {words.readAppeal}
        </LinkButton>
      ) : null}
      {children}
    </div>
  );
}

const List = ({ children }: { children: ReactNode }) => <ul className="border-line border-t">{children}</ul>;

const Item = ({ children }: { children: ReactNode }) => (
  <li className="flex flex-col gap-2 border-line border-b py-4">{children}</li>
);
