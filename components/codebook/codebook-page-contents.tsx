import { CodeSwatch } from "@/components/ui/code-chip";
import type { CodeView } from "@/core/codebook";
import { codebooks as words } from "@/messages/en/codebooks";
import { toChipCode } from "./codebook-page-chip";

/** The codes as a list of links: beside the page where there is room, folded away above it elsewhere. */
export function CodebookPageContents({ codes }: { codes: readonly CodeView[] }) {
  return (
    <>
      <nav
        aria-label={words.contents}
        className="sticky top-0 hidden max-h-dvh self-start overflow-y-auto py-4 lg:block"
      >
        <Links codes={codes} />
      </nav>
      <details className="mb-8 rounded-lg border border-line lg:hidden">
        <summary className="rounded-lg px-4 py-3 font-semibold">{words.contents}</summary>
        <nav aria-label={words.contents} className="px-4 pb-4">
          <Links codes={codes} />
        </nav>
      </details>
    </>
  );
}

function Links({ codes }: { codes: readonly CodeView[] }) {
  return (
    <ul className="flex flex-col text-sm">
      {codes.map((code) => (
        <li key={code.id} className={code.parentId ? "ps-4" : undefined}>
          <a
            href={`#${code.slug}`}
            className="flex min-h-7 items-center gap-2 rounded-sm py-0.5 text-soft hover:text-ink pointer-coarse:min-h-11"
          >
            {code.isHeading ? null : <Swatch code={code} />}
            <span className={code.isHeading ? "font-semibold text-ink" : undefined}>{code.name}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Swatch({ code }: { code: CodeView }) {
  const { hue, shade } = toChipCode(code);
  return <CodeSwatch hue={hue} shade={shade} />;
}
