import { classNames } from "@/components/ui/class-names";
import type { MarkdownOptions } from "@/core/markdown";
import { markdownStyle } from "./markdown-style";
import { renderMarkdown } from "./render-markdown";

/**
 * Markdown rendered where this component is: on the server, none of the parser is sent.
 * Headings begin at `headingLevel` and are part of the page's outline.
 */
export function MarkdownDocument({
  text,
  idPrefix = "md-",
  headingLevel,
  className,
}: {
  text: string;
  className?: string;
} & Partial<Pick<MarkdownOptions, "idPrefix" | "headingLevel">>) {
  return (
    <div className={classNames(markdownStyle, className)}>
      {renderMarkdown(text, { idPrefix, headingLevel })}
    </div>
  );
}
