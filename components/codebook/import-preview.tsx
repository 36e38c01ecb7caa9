import { classNames } from "@/components/ui/class-names";
import { type CodeHue, type CodeShade, CodeSwatch } from "@/components/ui/code-chip";
import type { CodebookPreview, ImportLine } from "@/core/codebook/file/import-schema";
import { codebookPages } from "@/messages/en/codebook-pages";

const words = codebookPages.importForm;

/** One for each level there can be. */
const INDENTS = ["ps-0", "ps-5", "ps-10", "ps-15", "ps-20", "ps-25"] as const;

/** What a file would become: its codes as a tree, or line by line what keeps it out. */
export function ImportPreview({ preview }: { preview: CodebookPreview }) {
  const { faults, notes, codes, name } = preview;
  return (
    <div className="flex flex-col gap-5">
      {faults.length > 0 ? (
        <div role="alert" className="flex flex-col gap-2 border-danger border-s-2 ps-3">
          <p className="font-semibold text-danger">{words.faults(faults.length)}</p>
          <Lines lines={faults} />
        </div>
      ) : null}
      {codes.length > 0 && faults.length === 0 ? (
        <div className="flex flex-col gap-2">
          <p className="text-lg">
            {words.result(name ?? "")} <strong>{words.codes(codes.length)}</strong>
          </p>
          <ul className="max-h-96 overflow-y-auto rounded-lg border border-line px-4 py-3">
            {codes.map((code, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two codes may have the same name, and nothing moves.
              <li key={index} className={classNames("flex items-baseline gap-2 py-1", INDENTS[code.depth])}>
                {code.isHeading ? null : (
                  <CodeSwatch hue={code.hue as CodeHue} shade={code.shade as CodeShade} />
                )}
                <span className="min-w-0">
                  <span
                    className={classNames(
                      code.isHeading && "font-semibold",
                      code.deprecated && "text-muted line-through",
                    )}
                  >
                    {code.name}
                  </span>
                  {code.definition ? (
                    <span className="line-clamp-1 block text-muted text-sm">{code.definition}</span>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {notes.length > 0 ? (
        <details>
          <summary className="w-fit cursor-pointer rounded-sm font-semibold text-sm">
            {words.notes} ({notes.length})
          </summary>
          <div className="mt-2">
            <Lines lines={notes} />
          </div>
        </details>
      ) : null}
    </div>
  );
}

function Lines({ lines }: { lines: readonly ImportLine[] }) {
  return (
    <ul className="flex max-h-72 flex-col gap-1 overflow-y-auto text-sm">
      {lines.map(({ line, about, message }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names, and nothing moves.
        <li key={index} className="wrap-anywhere">
          <span className="tabular text-muted">{line === null ? words.whole : words.line(line)}</span>{" "}
          {about ? <strong>{about}: </strong> : null}
          {message}
        </li>
      ))}
    </ul>
  );
}
