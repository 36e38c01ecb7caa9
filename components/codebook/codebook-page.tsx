import { MarkdownDocument } from "@/components/markdown/markdown-document";
import { PageHeading } from "@/components/shell/page";
import type { CodebookView } from "@/core/codebook";
import { codebookPages } from "@/messages/en/codebook-pages";
import { codebooks as words } from "@/messages/en/codebooks";
import { CodebookActions } from "./codebook-actions";
import { CodebookPageCode } from "./codebook-page-code";
import { CodebookPageContents } from "./codebook-page-contents";

/**
 * A codebook as a reference: what it is for, how to use it, and every code with its boundaries.
 * @param isOld an earlier version, which only can be read
 */
export function CodebookPage({
  book,
  canCopy = false,
  isOld = false,
}: {
  book: CodebookView;
  canCopy?: boolean;
  isOld?: boolean;
}) {
  return (
    <div className="lg:grid lg:grid-cols-[15rem_minmax(0,42rem)] lg:gap-16">
      <CodebookPageContents codes={book.codes} />
      <article className="min-w-0">
        <PageHeading
          title={book.name}
          actions={isOld ? null : <CodebookActions book={book} canCopy={canCopy} />}
        >
          <p>{book.description}</p>
          <p className="mt-2 text-base text-muted tabular-nums">
            {words.codeCount(book.codeCount)} · {words.version(book.version)} ·{" "}
            {book.group ? codebookPages.ofGroup(book.group.name) : codebookPages.everybody}
          </p>
        </PageHeading>
        {book.guidelines ? (
          <section aria-labelledby="guidelines" className="mb-12">
            <h2 id="guidelines" className="mb-4 font-semibold font-serif text-2xl">
              {words.guidelines}
            </h2>
            <MarkdownDocument
              text={book.guidelines}
              idPrefix="guidelines-"
              headingLevel={3}
              className="font-serif text-lg leading-7 [&>*+*]:mt-3"
            />
          </section>
        ) : null}
        <section aria-labelledby="codes">
          <h2 id="codes" className="font-semibold font-serif text-2xl">
            {words.contents}
          </h2>
          {book.codes.map((code) => (
            <CodebookPageCode
              key={code.id}
              code={code}
              book={book.slug}
              mergedInto={book.codes.find(({ id }) => id === code.mergedIntoId) ?? null}
            />
          ))}
        </section>
        {book.source ? (
          <footer className="mt-12 border-line border-t pt-4 text-muted text-sm">
            <h2 className="inline font-semibold">{words.source}: </h2>
            <p className="inline break-words">{book.source}</p>
          </footer>
        ) : null}
      </article>
    </div>
  );
}
