"use client";

import { Bold, Heading2, Italic, Link2, List, Quote } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { IconButton } from "@/components/ui/button";
import { TextArea } from "@/components/ui/text-area";
import { versions } from "@/messages/en/versions";
import { type SourceEdit, toggleLineSign, toggleSign } from "./source-signs";

const words = versions.edit;

/** The text of an article as one writes it, with buttons and keys (Ctrl/Cmd B, I, K) for its signs. */
export function SourceField({
  value,
  readOnly,
  onChange,
  lang,
  error,
}: {
  value: string;
  readOnly: boolean;
  onChange: (value: string) => void;
  lang: string;
  error?: string | null;
}) {
  const box = useRef<HTMLDivElement>(null);
  const field = () => box.current?.querySelector("textarea") ?? null;

  function edit(change: (now: SourceEdit) => SourceEdit) {
    const area = field();
    if (!area) return;
    const next = change({ text: area.value, start: area.selectionStart, end: area.selectionEnd });
    area.focus();
    // As if typed, so that the field's own undo takes it back.
    area.setSelectionRange(0, area.value.length);
    if (!document.execCommand("insertText", false, next.text)) onChange(next.text);
    area.setSelectionRange(next.start, next.end);
  }
  const strong = () => edit((now) => toggleSign(now, "**", "**"));
  const emphasis = () => edit((now) => toggleSign(now, "_", "_"));
  const link = () => edit((now) => toggleSign(now, "[", "](https://)", words.linkText));

  function handleKeyDown(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const run = { b: strong, i: emphasis, k: link }[event.key.toLowerCase()];
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  }

  const buttons = [
    { label: words.sign.strong, icon: <Bold aria-hidden />, run: strong },
    { label: words.sign.emphasis, icon: <Italic aria-hidden />, run: emphasis },
    { label: words.sign.link, icon: <Link2 aria-hidden />, run: link },
    {
      label: words.sign.heading,
      icon: <Heading2 aria-hidden />,
      run: () => edit((now) => toggleLineSign(now, "## ")),
    },
    {
      label: words.sign.quote,
      icon: <Quote aria-hidden />,
      run: () => edit((now) => toggleLineSign(now, "> ")),
    },
    {
      label: words.sign.item,
      icon: <List aria-hidden />,
      run: () => edit((now) => toggleLineSign(now, "- ")),
    },
  ];

  return (
    <div ref={box} className="flex flex-col gap-1.5">
      <div role="toolbar" aria-label={words.toolbar} className="flex flex-wrap items-center gap-0.5">
        {buttons.map(({ label, icon, run }) => (
          <IconButton key={label} label={label} size="small" onClick={run}>
            {icon}
          </IconButton>
        ))}
        <span className="ms-auto text-muted text-sm">{words.signs}</span>
      </div>
      <TextArea
        label={words.text}
        hideLabel
        lang={lang}
        dir="auto"
        spellCheck
        value={value}
        readOnly={readOnly}
        error={error}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={handleKeyDown}
        rows={16}
        className="[&_textarea]:max-h-none [&_textarea]:min-h-96 [&_textarea]:px-4 [&_textarea]:py-3 [&_textarea]:font-serif [&_textarea]:text-lg [&_textarea]:leading-7"
      />
    </div>
  );
}
