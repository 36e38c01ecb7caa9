"use client";

import { X } from "lucide-react";
import { useId, useRef } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { CodeExample } from "@/core/codebook";
import { codebookEditor } from "@/messages/en/codebook-editor";

const words = codebookEditor.form;

/** A list of passages with the reason for each. One taken from an annotation keeps its words and leads there. */
export function ExamplesField({
  title,
  hint,
  examples,
  onChange,
}: {
  title: string;
  hint: string;
  examples: readonly CodeExample[];
  onChange: (examples: CodeExample[]) => void;
}) {
  const id = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  // What had the focus is gone, or is not where one goes on; the new field stands there after the next drawing.
  const focusLast = (which: string) =>
    requestAnimationFrame(() =>
      [...(box.current?.querySelectorAll<HTMLElement>(which) ?? [])].at(-1)?.focus(),
    );
  const replace = (at: number, changes: Partial<CodeExample>) =>
    onChange(examples.map((one, index) => (index === at ? { ...one, ...changes } : one)));
  return (
    <fieldset ref={box} aria-describedby={`${id}-hint`} className="flex min-w-0 flex-col gap-3">
      <legend className="font-semibold text-sm">{title}</legend>
      <p id={`${id}-hint`} className="text-muted text-sm">
        {hint}
      </p>
      {examples.length > 0 ? (
        <ol className="flex flex-col gap-3">
          {examples.map((example, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: examples have no names but their place, and what is typed must stay in its field.
            <li key={index} className="flex gap-2 border-line-strong border-s-2 ps-3">
              {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would put a frame around two fields. */}
              <div
                role="group"
                aria-label={words.example(index + 1)}
                className="flex min-w-0 flex-1 flex-col gap-2"
              >
                {example.annotationId ? (
                  <p className="wrap-anywhere font-serif text-base">
                    {example.text}{" "}
                    <a
                      href={`/annotations/${example.annotationId}`}
                      className="font-sans text-accent text-sm underline underline-offset-2"
                    >
                      {words.fromAnnotation}
                    </a>
                  </p>
                ) : (
                  <TextArea
                    label={words.passage}
                    hideLabel
                    placeholder={words.passage}
                    rows={2}
                    value={example.text}
                    maxLength={500}
                    onChange={(event) => replace(index, { text: event.target.value, from: undefined })}
                  />
                )}
                <TextField
                  label={words.why}
                  hideLabel
                  placeholder={words.why}
                  value={example.why}
                  maxLength={500}
                  onChange={(event) => replace(index, { why: event.target.value })}
                />
              </div>
              <IconButton
                label={words.removeExample(index + 1)}
                size="small"
                onClick={() => {
                  onChange(examples.filter((_, at) => at !== index));
                  focusLast("[data-add]");
                }}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ol>
      ) : null}
      <div>
        <Button
          size="small"
          data-add=""
          onClick={() => {
            onChange([...examples, { text: "", why: "" }]);
            focusLast("textarea");
          }}
        >
          {words.addExample}
        </Button>
      </div>
    </fieldset>
  );
}
