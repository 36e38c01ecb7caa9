"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Popover } from "@/components/ui/popover";
import type { CodebookView } from "@/core/codebook";
import { CODEBOOK_FORMATS } from "@/core/codebook/file/formats";
import { codebookPages as words } from "@/messages/en/codebook-pages";

const item = "flex min-h-8 rounded-md px-2.5 pointer-coarse:min-h-11";

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
        <ul className="-m-2 flex w-72 max-w-[calc(100vw-3rem)] flex-col">
          {CODEBOOK_FORMATS.map((format) => (
            <li key={format}>
              {format === "qdc" && book.codes.length === 0 ? (
                // A link that leads nowhere still says that it is there, and why not now.
                // biome-ignore lint/a11y/useValidAnchor: see above.
                <a
                  role="link"
                  aria-disabled="true"
                  tabIndex={0}
                  className={`${item} flex-col justify-center py-1 text-muted`}
                >
                  {words.exportAs[format]}
                  <span className="text-sm">{words.noQdcWithoutCodes}</span>
                </a>
              ) : (
                <a
                  href={`/api/codebooks/${book.id}/export?format=${format}`}
                  download
                  className={`${item} items-center hover:bg-ink/7`}
                >
                  {words.exportAs[format]}
                </a>
              )}
            </li>
          ))}
        </ul>
      </Popover>
    </>
  );
}
