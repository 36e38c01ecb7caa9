import { buttonStyle } from "@/components/ui/button-style";
import type { CodeRef } from "@/core/codebook";
import type { TextComparison } from "@/core/compare/comparison";
import { numberedLinks } from "@/core/compare/numbered-links";
import type { ReadText } from "@/core/compare/tokens";
import type { LayerAnnotation } from "@/core/layer";
import { compare as all } from "@/messages/en/compare";
import { ComparedText } from "./compared-text";
import { type Side, SideBadge } from "./side-badge";
import { Together } from "./together";

const words = all.texts;

export interface ComparedHead {
  title: string;
  language: string;
  /** Where it is from, and which version. */
  facts: string;
  href: string;
  annotations: readonly LayerAnnotation[];
}

/** Both texts, each in a pane of its own; with a script they scroll together and show what belongs together. */
export function ComparedTexts({
  reads,
  heads,
  codes,
  aligned,
}: {
  reads: Record<Side, ReadText>;
  heads: Record<Side, ComparedHead>;
  codes: ReadonlyMap<string, CodeRef>;
  /**
   * Null: the bare texts, for those who have yet to say what they think, and where they are too long. They scroll
   * together by their lengths alone: nothing on the page says what belongs to what.
   */
  aligned: Pick<TextComparison, "alignment" | "scroll"> | null;
}) {
  const signs = aligned && numberedLinks(aligned.alignment);
  const pairs = aligned?.scroll.map(({ left, right }) => [left, right] as const) ?? [];
  return (
    <section aria-labelledby="texts" className="mb-16">
      <h2 id="texts" className="sr-only">
        {words.title}
      </h2>
      <Together pairs={pairs}>
        <div className="pane-tools screen-only mb-2 flex-wrap items-center gap-2">
          <nav aria-label={words.tabs} className="flex w-full min-w-0 gap-2 lg:hidden">
            {(["left", "right"] as const).map((side) => (
              <button
                key={side}
                type="button"
                data-tab={side}
                aria-pressed={side === "left"}
                className={buttonStyle({ className: "min-w-0 flex-1 shrink" })}
              >
                <SideBadge side={side} />
                <span lang={heads[side].language} className="truncate">
                  {heads[side].title}
                </span>
              </button>
            ))}
          </nav>
          <button
            type="button"
            data-together
            aria-pressed="true"
            className={buttonStyle({ variant: "quiet", size: "small", className: "-mx-2.5 max-lg:hidden" })}
          >
            {words.together}
          </button>
        </div>
        <div className="panes">
          {(["left", "right"] as const).map((side) => (
            <section key={side} data-pane={side} aria-label={`${all.side[side]}: ${heads[side].title}`}>
              <header className="mb-5">
                <h3
                  lang={heads[side].language}
                  dir="auto"
                  className="flex items-baseline gap-2 text-balance font-semibold font-serif text-xl"
                >
                  <SideBadge side={side} />
                  <a
                    href={heads[side].href}
                    className="text-ink no-underline hover:text-accent hover:underline"
                  >
                    {heads[side].title}
                  </a>
                </h3>
                <p className="mt-1 text-muted text-sm">{heads[side].facts}</p>
              </header>
              <ComparedText
                side={side}
                read={reads[side]}
                annotations={heads[side].annotations}
                codes={codes}
                aligned={
                  aligned && signs
                    ? {
                        signs: signs[side],
                        presence: aligned.alignment[side],
                        aloneness: aligned.alignment.aloneness[side],
                        other: reads[side === "left" ? "right" : "left"],
                      }
                    : null
                }
              />
            </section>
          ))}
        </div>
      </Together>
      {aligned ? <Legend /> : null}
    </section>
  );
}

function Legend() {
  return (
    <div className="mt-4 flex flex-col gap-1 border-line border-t pt-3 text-muted text-sm">
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span>
          <span className="me-1 inline-block min-w-5 rounded-sm border border-accent px-1 text-center font-semibold text-accent text-xs">
            1
          </span>
          {words.told}
        </span>
        <span>
          <span className="me-1 inline-block min-w-5 rounded-sm border border-accent px-1 text-center font-semibold text-accent text-xs">
            2?
          </span>
          {words.doubtful}
        </span>
        <span>
          <span className="only-here me-1">
            <span>{words.onlyHere}</span>
          </span>
          {words.onlyHereHint}
        </span>
        <span>{words.unmarked}</span>
      </p>
      <p>{words.method}</p>
    </div>
  );
}
