import { Badge } from "@/components/ui/badge";
import { CodeChip } from "@/components/ui/code-chip";
import { Kbd } from "@/components/ui/kbd";
import type { CodeView } from "@/core/codebook";
import { codebookPages } from "@/messages/en/codebook-pages";
import { codebooks as words } from "@/messages/en/codebooks";
import { toChipCode } from "./codebook-page-chip";
import { CodebookPageExamples } from "./codebook-page-examples";

/** One code, under its own address: what it means, when it is used and when not, and examples of both. */
export function CodebookPageCode({
  code,
  book,
  mergedInto,
}: {
  code: CodeView;
  /** Slug of its codebook. */
  book: string;
  mergedInto: CodeView | null;
}) {
  const Heading = code.parentId ? "h4" : "h3";
  const headingId = `${code.slug}-name`;
  return (
    <section
      id={code.slug}
      aria-labelledby={headingId}
      tabIndex={-1}
      className={
        code.isHeading
          ? "mt-12 scroll-mt-4 border-line border-t pt-6 outline-none"
          : "mt-8 scroll-mt-8 rounded-sm outline-none target:bg-accent-wash target:ring-16 target:ring-accent-wash"
      }
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Heading
          id={headingId}
          className={code.isHeading ? "wrap-anywhere font-semibold font-serif text-xl" : "min-w-0"}
        >
          {code.isHeading ? code.name : <CodeChip code={toChipCode(code)} isWhole />}
        </Heading>
        {code.deprecated ? <Badge tone="warning">{words.deprecated}</Badge> : null}
        {code.hotkey ? (
          <span title={words.hotkey(code.hotkey)}>
            <span className="sr-only">{words.hotkey(code.hotkey)}</span>
            <span aria-hidden="true">
              <Kbd keys={code.hotkey} />
            </span>
          </span>
        ) : null}
        <a
          href={`#${code.slug}`}
          aria-label={words.permalink(code.name)}
          className="inline-grid size-7 place-items-center rounded-sm text-muted hover:text-ink pointer-coarse:size-11"
        >
          #
        </a>
      </header>
      {code.label !== code.name ? <p className="mt-1 text-muted text-sm">{words.label(code.label)}</p> : null}
      {code.isHeading ? <p className="mt-1 text-muted text-sm">{words.heading}</p> : null}
      {mergedInto ? (
        <p className="mt-1 text-sm">
          {codebookPages.mergedInto}{" "}
          <a href={`#${mergedInto.slug}`} className="text-accent underline underline-offset-2">
            {mergedInto.name}
          </a>
        </p>
      ) : null}
      <p className="mt-2 font-serif text-lg leading-7">{code.definition}</p>
      <dl className="mt-3 grid gap-x-4 gap-y-2 sm:grid-cols-[6rem_minmax(0,1fr)]">
        <Boundary term={words.whenToUse} text={code.whenToUse} />
        <Boundary term={words.whenNotToUse} text={code.whenNotToUse} />
      </dl>
      <CodebookPageExamples title={words.positive} examples={code.positiveExamples} />
      <CodebookPageExamples title={words.negative} examples={code.negativeExamples} />
      <p className="mt-3 text-sm">
        <a
          href={`/queries?q=${encodeURIComponent(`code:${book}/${code.slug}+`)}`}
          className="text-accent underline underline-offset-2"
        >
          {words.passages}
        </a>
      </p>
    </section>
  );
}

function Boundary({ term, text }: { term: string; text: string }) {
  if (!text) return null;
  return (
    <>
      <dt className="font-semibold">{term}</dt>
      <dd className="wrap-anywhere">{text}</dd>
    </>
  );
}
