import { Lock } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { LinkButton } from "@/components/ui/link-button";
import { DiffParts } from "@/components/ui/word-diff";
import type { ReviewItem } from "@/core/review";
import { diffWords } from "@/core/text/word-diff";
import { versionLinks } from "@/messages/en/version-links";
import { versionReview as words } from "@/messages/en/version-review";

export interface ReviewedArticle {
  id: string;
  slug: string;
  language: string;
  text: string;
}

export const reviewCardId = (annotationId: string): string => `review-${annotationId}`;

/** Opens the reader with this annotation's passage being chosen anew. */
export const attachHref = ({ annotation }: ReviewItem): string => `/annotations/${annotation.id}?attach=1`;

/** UTF-16 code units of text shown on each side of a passage. */
const CONTEXT = 90;

export interface ReviewCardProps {
  item: ReviewItem;
  article: ReviewedArticle;
  isCurrent: boolean;
  isBusy: boolean;
  onFocus?: () => void;
  /** Left out where there is nothing to decide. */
  onDecide?: (verdict: "confirm" | "orphan") => void;
}

/** One annotation in question: whose it is, what it stood on beside what it stands on, and what can be said of it. */
export function ReviewCard({ item, article, isCurrent, isBusy, onFocus, onDecide }: ReviewCardProps) {
  const { annotation, before, why, groupName } = item;
  const { author, note, target } = annotation;
  return (
    <article
      id={reviewCardId(annotation.id)}
      tabIndex={-1}
      aria-current={isCurrent || undefined}
      aria-label={`${author.name}: ${target.quote.exact.slice(0, 80)}`}
      onFocus={onFocus}
      className={classNames(
        "flex scroll-my-8 flex-col gap-3 rounded-lg border bg-surface p-4 outline-accent sm:p-5",
        isCurrent ? "border-accent shadow-card" : "border-line",
      )}
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Avatar name={author.name} seed={author.handle} size="small" />
        <span className="font-semibold">{author.name}</span>
        <span className="flex items-center gap-1 text-muted [&_svg]:size-3.5">
          {groupName ?? (
            <>
              <Lock aria-hidden /> {words.onlyMe}
            </>
          )}
        </span>
        <span className="ms-auto text-warning">{words.why[why] ?? ""}</span>
      </header>
      <div className="grid gap-x-6 gap-y-3 md:grid-cols-2">
        <Passage
          heading={words.before}
          detail={before ? words.beforeIn(before.number) : ""}
          quote={before?.quote ?? target.quote}
          lang={article.language}
          shows="from"
          other={target.start === null ? null : target.quote.exact}
        />
        {target.start === null ? (
          <div className="border-line border-s-3 ps-3">
            <h3 className="mb-1 text-muted text-sm">{words.now}</h3>
            <p className="text-soft">{versionLinks.place.nowhere}</p>
          </div>
        ) : (
          <Passage
            heading={words.now}
            detail=""
            quote={{
              prefix: article.text.slice(Math.max(0, target.start - CONTEXT), target.start),
              exact: article.text.slice(target.start, target.end),
              suffix: article.text.slice(target.end, target.end + CONTEXT),
            }}
            lang={article.language}
            shows="to"
            other={before?.quote.exact ?? null}
          />
        )}
      </div>
      {note ? <p className="wrap-anywhere line-clamp-3 whitespace-pre-wrap text-soft">{note}</p> : null}
      <div className="flex flex-wrap gap-2">
        {onDecide && target.start !== null ? (
          <Button variant="primary" size="small" busy={isBusy} onClick={() => onDecide("confirm")}>
            {versionLinks.place.confirm}
          </Button>
        ) : null}
        <LinkButton size="small" href={attachHref(item)}>
          {versionLinks.place.attach}
        </LinkButton>
        {onDecide ? (
          <Button variant="quiet" size="small" busy={isBusy} onClick={() => onDecide("orphan")}>
            {words.orphan}
          </Button>
        ) : null}
      </div>
    </article>
  );
}

function Passage({
  heading,
  detail,
  quote,
  lang,
  shows,
  other,
}: {
  heading: string;
  detail: string;
  quote: { prefix: string; exact: string; suffix: string };
  lang: string;
  shows: "from" | "to";
  /** The same passage in the other text, to show what differs. */
  other: string | null;
}) {
  const [from, to] = shows === "from" ? [quote.exact, other] : [other, quote.exact];
  return (
    <div className={classNames("border-s-3 ps-3", shows === "from" ? "border-danger" : "border-positive")}>
      <h3 className="mb-1 text-muted text-sm">
        {heading} {detail}
      </h3>
      <p lang={lang} dir="auto" className="wrap-anywhere font-serif text-lg leading-7">
        <span className="text-muted">{quote.prefix}</span>
        <mark className="bg-accent-wash text-ink">
          {other === null || from === null || to === null ? (
            quote.exact
          ) : (
            <DiffParts parts={diffWords(from, to)} side={shows} />
          )}
        </mark>
        <span className="text-muted">{quote.suffix}</span>
      </p>
    </div>
  );
}
