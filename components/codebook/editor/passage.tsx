import type { ReactNode } from "react";
import type { CodedPassage } from "@/core/codebook/view";
import { codebookEditor } from "@/messages/en/codebook-editor";

const words = codebookEditor.passages;

/** A passage with a little of what stands around it, who marked it, and where. */
export function Passage({ passage, children }: { passage: CodedPassage; children?: ReactNode }) {
  const { exact, prefix, suffix, author, article, note } = passage;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="wrap-anywhere font-serif text-base leading-6">
        <span className="text-muted">{prefix ? `…${prefix}` : null}</span>
        <mark className="bg-accent-wash text-ink">{exact}</mark>
        <span className="text-muted">{suffix ? `${suffix}…` : null}</span>
      </p>
      {note ? <p className="wrap-anywhere line-clamp-3 text-soft text-sm">{note}</p> : null}
      <p className="text-muted text-sm">
        {words.by(author.name, article.title)}{" "}
        <a
          href={`/annotations/${passage.annotationId}`}
          className="text-accent underline underline-offset-2"
          target="_blank"
          rel="noreferrer"
        >
          {words.open}
        </a>
      </p>
      {children}
    </div>
  );
}
