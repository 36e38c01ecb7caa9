import type { CodeExample } from "@/core/codebook";
import { codebookPages } from "@/messages/en/codebook-pages";
import { codebooks as words } from "@/messages/en/codebooks";

/** Passages with the reason why they are, or are not, the code; a real one links to where it stands. */
export function CodebookPageExamples({
  title,
  examples,
}: {
  title: string;
  examples: readonly CodeExample[];
}) {
  if (examples.length === 0) return null;
  return (
    <div className="mt-4">
      <p className="font-semibold">{title}</p>
      <ul className="mt-1 flex flex-col gap-3">
        {examples.map((example) => (
          <li key={example.text} className="border-line-strong border-s-2 ps-4">
            <blockquote className="wrap-anywhere whitespace-pre-line font-serif text-lg leading-7">
              {example.text}
            </blockquote>
            <p className="text-soft">
              {example.why}
              {example.from || example.annotationId ? (
                <>
                  {" "}
                  {/* A plain link: only a full load goes to the passage. */}
                  <a
                    href={
                      example.annotationId
                        ? `/annotations/${example.annotationId}`
                        : passageHref(example.from ?? "", example.text)
                    }
                    className="text-accent underline underline-offset-2 hover:text-accent-strong"
                  >
                    {example.annotationId ? codebookPages.annotationExample : words.inArticle}
                    <span className="sr-only">: {example.text}</span>
                  </a>
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * The article at the passage, by a text fragment (WICG, "URL Fragment Text Directives"), in which a hyphen
 * means something. Browsers without it open the article at its beginning.
 */
function passageHref(article: string, text: string): string {
  return `/articles/${article}#:~:text=${encodeURIComponent(text).replaceAll("-", "%2D")}`;
}
