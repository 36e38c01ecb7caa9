import Link from "next/link";
import type { CodebookSummary } from "@/core/codebook";
import { codebookPages } from "@/messages/en/codebook-pages";
import { codebooks as words } from "@/messages/en/codebooks";

/** Codebooks as a quiet list: name, what it is for, how many codes. */
export function CodebookPageList({ books }: { books: readonly CodebookSummary[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {books.map((book) => (
        <li key={book.id} className="group relative py-6">
          <h2 className="break-words font-serif text-2xl">
            <Link
              href={`/codebooks/${book.slug}`}
              className="after:absolute after:inset-0 group-hover:text-accent"
            >
              {book.name}
            </Link>
          </h2>
          <p className="mt-1 text-lg text-soft">{book.description}</p>
          <p className="mt-2 text-muted text-sm tabular-nums">
            {words.codeCount(book.codeCount)}
            {book.group ? ` · ${codebookPages.ofGroup(book.group.name)}` : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
