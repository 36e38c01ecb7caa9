import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { VersionSummary } from "@/core/version";
import { versions as allWords } from "@/messages/en/versions";
import { RestoreButton } from "./restore-button";

const words = allWords.history;

export interface ListedVersion extends VersionSummary {
  /** Words that came and went since the version before; null for the first. */
  change: { added: number; removed: number } | null;
}

export interface VersionListProps {
  article: { id: string; slug: string };
  versions: readonly ListedVersion[];
  /** Number of the newest one, for whoever may restore; else null. */
  restoreOnto: number | null;
}

/** The versions of an article, newest first: who, when, why, how much; to read, to compare, to bring back. */
export function VersionList({ article, versions, restoreOnto }: VersionListProps) {
  return (
    <ol aria-label={words.list} className="border-line border-t">
      {versions.map((version) => (
        <li
          key={version.id}
          className="grid gap-x-6 gap-y-2 border-line border-b py-4 sm:grid-cols-[4.5rem_minmax(0,1fr)_auto]"
        >
          <p className="tabular flex items-baseline gap-2 font-semibold font-serif text-2xl text-soft sm:flex-col sm:gap-0">
            <span className="sr-only">{words.version(version.number)}</span>
            <span aria-hidden="true">{version.number}</span>
            {version.isCurrent ? (
              <span className="font-normal font-sans text-accent text-xs">{words.current}</span>
            ) : null}
          </p>
          <div className="min-w-0">
            <p className="wrap-anywhere text-lg">
              {version.reason || (version.number === 1 ? words.first : words.version(version.number))}
            </p>
            <p className="tabular flex flex-wrap gap-x-3 text-muted text-sm">
              {version.author ? <span>{words.by(version.author.name)}</span> : null}
              <RelativeTime at={version.createdAt} />
              {version.change ? (
                <span title={words.size(version.change.added, version.change.removed)}>
                  <span aria-hidden="true">
                    <span className="text-positive">+{version.change.added}</span>{" "}
                    <span className="text-danger">−{version.change.removed}</span>
                  </span>
                  <span className="sr-only">{words.size(version.change.added, version.change.removed)}</span>
                </span>
              ) : (
                <span>{words.words(version.wordCount)}</span>
              )}
              {version.restoredFrom ? <span>{words.restored(version.restoredFrom)}</span> : null}
            </p>
          </div>
          <div className="-mx-2.5 flex flex-wrap items-start gap-x-1 sm:justify-end">
            {version.number > 1 ? (
              <LinkButton
                variant="quiet"
                size="small"
                href={`/articles/${article.slug}/compare?from=${version.number - 1}&to=${version.number}`}
                aria-label={words.changesLabel(version.number)}
              >
                {words.changes}
              </LinkButton>
            ) : null}
            <LinkButton
              variant="quiet"
              size="small"
              href={
                version.isCurrent
                  ? `/articles/${article.slug}`
                  : `/articles/${article.slug}/versions/${version.number}`
              }
              aria-label={words.readLabel(version.number)}
            >
              {words.read}
            </LinkButton>
            {restoreOnto !== null && !version.isCurrent ? (
              <RestoreButton article={article} number={version.number} baseVersion={restoreOnto} />
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
