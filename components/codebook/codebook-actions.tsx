"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Popover } from "@/components/ui/popover";
import type { CodebookView } from "@/core/codebook";
import { CODEBOOK_FORMATS } from "@/core/codebook/file/formats";
import { codebookPages as words } from "@/messages/en/codebook-pages";

/** What one can do with a codebook: change it, see how it came to be, copy it, take it along. */
export function CodebookActions({ book, canCopy }: { book: CodebookView; canCopy: boolean }) {
  const here = `/codebooks/${book.slug}`;
  return (
    <>
      {book.can.edit ? (
        <LinkButton variant="primary" href={`${here}/edit`}>
          {words.edit}
        </LinkButton>
      ) : null}
      <LinkButton href={`${here}/history`}>{words.history}</LinkButton>
      {canCopy ? <LinkButton href={`/codebooks/new?from=${book.slug}`}>{words.copy}</LinkButton> : null}
      <Popover
        label={words.export}
        align="end"
        eager
        trigger={(props) => (
          <Button {...props}>
            <Download aria-hidden /> {words.export}
          </Button>
        )}
      >
        <ul className="flex flex-col p-1">
          {CODEBOOK_FORMATS.map((format) => (
            <li key={format}>
              <a
                href={`/api/codebooks/${book.id}/export?format=${format}`}
                download
                className="flex min-h-8 items-center rounded-md px-2.5 hover:bg-ink/7 pointer-coarse:min-h-11"
              >
                {words.exportAs[format]}
              </a>
            </li>
          ))}
        </ul>
      </Popover>
    </>
  );
}
