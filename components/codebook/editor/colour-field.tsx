"use client";

import { useId } from "react";
import { type CodeShade, CodeSwatch } from "@/components/ui/code-chip";
import { type CodeView, HUES, type Hue, SHADES } from "@/core/codebook";
import { sameColour } from "@/core/codebook/twins";
import { codebookEditor } from "@/messages/en/codebook-editor";

const words = codebookEditor.form;

/**
 * A colour of the palette, which is made to stay readable and apart in both themes and for colour-blind
 * readers; the chosen one is shown on a passage in both.
 */
export function ColourField({
  codes,
  code,
  onChange,
}: {
  codes: readonly CodeView[];
  code: Pick<CodeView, "id" | "parentId" | "isHeading" | "hue" | "shade">;
  onChange: (colour: { hue: Hue; shade: number }) => void;
}) {
  const name = useId();
  const twins = sameColour(codes, code, (one) => !one.deprecated);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-semibold text-sm">{words.colour}</legend>
      <div className="flex flex-wrap gap-x-3 gap-y-2">
        {HUES.map((hue) => (
          <div key={hue} className="flex">
            {SHADES.map((shade) => (
              <label
                key={shade}
                title={words.shade(words.hue[hue], shade)}
                className="grid size-8 cursor-pointer place-items-center rounded-md has-checked:bg-ink/10 has-checked:ring-2 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:size-11"
              >
                <input
                  type="radio"
                  name={name}
                  checked={code.hue === hue && code.shade === shade}
                  onChange={() => onChange({ hue, shade })}
                  aria-label={words.shade(words.hue[hue], shade)}
                  aria-describedby={twins.length > 0 ? `${name}-twins` : undefined}
                  className="sr-only"
                />
                <CodeSwatch hue={hue} shade={shade} />
              </label>
            ))}
          </div>
        ))}
      </div>
      <div className="grid grid-cols-2 gap-2">
        <Sample theme="light" hue={code.hue} shade={code.shade as CodeShade} />
        <Sample theme="dark" hue={code.hue} shade={code.shade as CodeShade} />
      </div>
      <p id={`${name}-twins`} aria-live="polite" className="text-sm text-warning empty:hidden">
        {twins.length > 0 ? words.colourTaken(twins.map((twin) => twin.name)) : null}
      </p>
    </fieldset>
  );
}

/** A passage as it looks in one theme, whichever the page has. */
function Sample({ theme, hue, shade }: { theme: "light" | "dark"; hue: Hue; shade: CodeShade }) {
  return (
    <p
      data-sample={theme}
      className="theme-sample rounded-md border border-line px-3 py-2 font-serif text-base leading-7"
    >
      <span className="block font-sans text-xs">{words[theme]}</span>
      <span data-hue={hue} data-shade={shade} className="hl">
        {words.sample}
      </span>
    </p>
  );
}
