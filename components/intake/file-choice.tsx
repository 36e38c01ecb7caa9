"use client";

import { FileText } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { MAX_SOURCE_BYTES } from "@/core/import/import-schema";
import { intake as words } from "@/messages/en/intake";

const ACCEPTED = ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.docx,text/plain,text/markdown,text/html";

interface Props {
  /** The chosen file; null for none. */
  onChoose: (file: File | null) => void;
  error: string | null;
}

/** The browser's own file field over a place to drop one. */
export function FileChoice({ onChoose, error }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [isOver, setIsOver] = useState(false);

  const choose = (chosen: File | null) => {
    setFile(chosen);
    onChoose(chosen);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const [dropped] = event.dataTransfer.files;
    if (!dropped || !input.current) return;
    const transfer = new DataTransfer();
    transfer.items.add(dropped);
    input.current.files = transfer.files;
    choose(dropped);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor="intake-file" className="font-semibold text-sm">
        {words.source.file}
      </label>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra way; the field itself takes keys. */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={classNames(
          "relative flex min-h-20 flex-wrap items-center gap-3 rounded-md border border-dashed px-4 py-3",
          "has-focus-visible:outline-2 has-focus-visible:outline-accent",
          isOver ? "border-accent bg-accent-wash" : "border-line-strong bg-surface hover:border-soft",
        )}
      >
        <FileText aria-hidden className="size-5 shrink-0 text-soft" />
        <span className="min-w-0 flex-1 break-words text-soft">
          {file ? (
            <span className="text-ink">{words.source.fileChosen(file.name, words.size(file.size))}</span>
          ) : (
            words.source.fileChoose
          )}
        </span>
        <input
          ref={input}
          id="intake-file"
          type="file"
          name="file"
          accept={ACCEPTED}
          aria-describedby="intake-file-hint"
          aria-invalid={error ? true : undefined}
          onChange={(event) => choose(event.currentTarget.files?.[0] ?? null)}
          className="absolute inset-0 cursor-pointer opacity-0 file:cursor-pointer [@media(scripting:none)]:static [@media(scripting:none)]:opacity-100"
        />
        {file ? (
          <Button
            size="small"
            variant="quiet"
            className="relative"
            onClick={() => {
              if (input.current) input.current.value = "";
              choose(null);
              input.current?.focus();
            }}
          >
            {words.source.fileClear}
          </Button>
        ) : null}
      </div>
      <p id="intake-file-hint" className="text-muted text-sm">
        {words.source.fileHint(words.size(MAX_SOURCE_BYTES))}
      </p>
      <div aria-live="polite" className="empty:hidden">
        {error ? <p className="font-semibold text-danger text-sm">{error}</p> : null}
      </div>
    </div>
  );
}
