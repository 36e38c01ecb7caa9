import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { buttonStyle } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AppealView } from "@/core/moderation/appeal";
import type { Page } from "@/core/page";
import { moderationAppeals } from "@/messages/en/moderation-appeals";
import { moderationScreens } from "@/messages/en/moderation-screens";

const words = moderationAppeals.appeal;

/** Appeals to the moderators; each leads to its conversation. */
export function AppealList({
  base,
  state,
  page,
}: {
  /** Address of the list. */
  base: string;
  state: "open" | "decided";
  page: Page<AppealView>;
}) {
  return (
    <>
      <nav aria-label={words.states} className="mb-4 flex gap-1.5">
        {(["open", "decided"] as const).map((one) => (
          <Link
            key={one}
            href={one === "open" ? base : `${base}?state=decided`}
            prefetch={false}
            aria-current={one === state ? "page" : undefined}
            className={buttonStyle({
              size: "small",
              className: "aria-[current]:border-accent aria-[current]:bg-accent-wash",
            })}
          >
            {words[one]}
          </Link>
        ))}
      </nav>
      {page.items.length === 0 ? (
        <EmptyState title={state === "open" ? words.none : words.noneDecided}>{words.noneHint}</EmptyState>
      ) : (
        <ul className="border-line border-t">
          {page.items.map(({ id, person, action, group, messages, granted, createdAt }) => (
            <li key={id} className="flex flex-col gap-1 border-line border-b py-3">
              <p className="flex flex-wrap items-center gap-x-2">
                <Link
                  href={`/moderation/appeals/${id}`}
                  prefetch={false}
                  className="inline-flex min-h-6 items-center font-semibold text-accent underline underline-offset-2 pointer-coarse:min-h-11"
                >
                  {words.of(person.name)}
                </Link>
                <span className="text-soft">{words.against(moderationScreens.done(action.kind))}</span>
                {granted === null ? null : (
                  <Badge>{granted ? words.state.granted : words.state.denied}</Badge>
                )}
              </p>
              <p className="line-clamp-2 text-soft">{messages[0]?.body}</p>
              <p className="text-muted text-sm">
                {group ? `${group.name} · ` : ""}
                <RelativeTime at={createdAt} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {page.next ? (
        <p className="mt-6">
          <LinkButton
            href={`${base}?${new URLSearchParams({ ...(state === "decided" && { state }), cursor: page.next })}`}
          >
            {moderationScreens.queue.more}
          </LinkButton>
        </p>
      ) : null}
    </>
  );
}
