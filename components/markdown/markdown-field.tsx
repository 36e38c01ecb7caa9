"use client";

import { Bold, Eye, Italic, Link2, Pencil, TextQuote } from "lucide-react";
import {
  type ClipboardEvent,
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  useRef,
  useState,
} from "react";
import { Button, IconButton } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { matchesKeyCombo, parseKeyCombo } from "@/components/ui/key-combo";
import { TextArea } from "@/components/ui/text-area";
import { Tooltip } from "@/components/ui/tooltip";
import { markdown as words } from "@/messages/en/markdown";
import { Markdown } from "./markdown";
import { type Edit, type Format, formatEdit, pasteLinkEdit } from "./markdown-format";

export type MarkdownFieldProps = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  placeholder?: string;
  error?: string | null;
  rows?: number;
  autoFocus?: boolean;
  disabled?: boolean;
  /** Leaves the buttons out until they are wanted. */
  isBare?: boolean;
  onFocus?: () => void;
  /** On Ctrl/Cmd-Enter. */
  onSubmit: () => void;
  /** On Escape. */
  onEscape?: () => void;
  /** Offers words while one types. */
  completion?: FieldCompletion;
  /** Stands at the end of the row of buttons. */
  children?: ReactNode;
};

/** What completes a text as it is typed: it hears the field first, and shows what it has under it. */
export interface FieldCompletion {
  area: Pick<
    ComponentProps<"textarea">,
    "onSelect" | "onKeyDown" | "onBlur" | "aria-autocomplete" | "aria-controls" | "aria-activedescendant"
  >;
  list: ReactNode;
}

const FORMATS = [
  { format: "bold", keys: "mod+b", Icon: Bold },
  { format: "italic", keys: "mod+i", Icon: Italic },
  { format: "quote", keys: "mod+shift+.", Icon: TextQuote },
  { format: "link", keys: "mod+shift+l", Icon: Link2 },
] as const satisfies readonly { format: Format; keys: string; Icon: unknown }[];

const SAMPLES = { bold: words.boldSample, italic: words.italicSample, link: words.linkSample };

/** A text area for Markdown with the little help that notes and comments need, and a look at the result. */
export function MarkdownField(props: MarkdownFieldProps) {
  const {
    label,
    value,
    onChange,
    placeholder,
    error,
    rows = 3,
    autoFocus,
    disabled,
    onSubmit,
    onEscape,
  } = props;
  const { isBare = false, completion } = props;
  const box = useRef<HTMLDivElement>(null);
  const [isPreview, setPreview] = useState(false);

  const area = () => box.current?.querySelector("textarea") ?? null;

  function apply(edit: Edit) {
    const element = area();
    if (!element) return;
    element.focus();
    element.setSelectionRange(edit.start, edit.end);
    // Deprecated and without a successor: the only way that leaves the browser's own undo whole.
    if (!document.execCommand("insertText", false, edit.insert)) {
      onChange(value.slice(0, edit.start) + edit.insert + value.slice(edit.end));
    }
    requestAnimationFrame(() => element.setSelectionRange(edit.selectStart, edit.selectEnd));
  }

  function format(kind: Format) {
    const element = area();
    if (!element) return;
    apply(formatEdit(value, element.selectionStart, element.selectionEnd, kind, SAMPLES));
  }

  function handleKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    completion?.area.onKeyDown?.(event);
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const chosen = FORMATS.find(({ keys }) => matchesFormat(event, keys));
    if (!chosen) return;
    event.preventDefault();
    format(chosen.format);
  }

  /** From the buttons and from the preview as well. */
  function handleEscape(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.nativeEvent.isComposing || !onEscape) return;
    event.preventDefault();
    event.stopPropagation();
    onEscape();
  }

  function handlePaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const pasted = event.clipboardData.getData("text/plain");
    const edit = pasteLinkEdit(value, selectionStart, selectionEnd, pasted);
    if (!edit) return;
    event.preventDefault();
    apply(edit);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would put a frame around it.
    <div ref={box} role="group" aria-label={label} onKeyDown={handleEscape} className="flex flex-col gap-1.5">
      {isPreview ? (
        <section
          aria-label={words.preview}
          className="max-h-[40dvh] min-h-16 overflow-y-auto rounded-md border border-line border-dashed px-2.5 py-2"
        >
          {value.trim() ? <Markdown text={value} /> : <p className="text-muted">{words.nothingToPreview}</p>}
        </section>
      ) : (
        <TextArea
          label={label}
          hideLabel
          value={value}
          onChange={(event) => onChange(event.target.value)}
          placeholder={placeholder}
          error={error}
          rows={rows}
          dir="auto"
          autoFocus={autoFocus}
          disabled={disabled}
          onFocus={props.onFocus}
          onModEnter={onSubmit}
          {...completion?.area}
          onKeyDown={handleKeyDown}
          onPaste={handlePaste}
        />
      )}
      {isPreview ? null : completion?.list}
      <div className={classNames("flex flex-wrap items-center gap-x-0.5 gap-y-1", isBare && "hidden")}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would put a frame around four buttons. */}
        <div role="group" aria-label={words.formatting} className="-ms-1 flex">
          {FORMATS.map(({ format: kind, keys, Icon }) => (
            <Tooltip key={kind} label={words[kind]} keys={keys}>
              <IconButton
                label={words[kind]}
                size="small"
                disabled={isPreview || disabled}
                // The selection in the field must survive the press.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => format(kind)}
              >
                <Icon aria-hidden />
              </IconButton>
            </Tooltip>
          ))}
        </div>
        <Button
          variant="quiet"
          size="small"
          className="px-2"
          aria-pressed={isPreview}
          onClick={() => setPreview(!isPreview)}
        >
          {isPreview ? <Pencil aria-hidden /> : <Eye aria-hidden />}
          {words.preview}
        </Button>
        {props.children}
      </div>
    </div>
  );
}

/** Shift makes another character of a symbol key, so "." is told by where it is. */
function matchesFormat(event: KeyboardEvent, keys: string): boolean {
  if (keys.endsWith(".")) {
    return event.code === "Period" && event.shiftKey && (event.metaKey || event.ctrlKey) && !event.altKey;
  }
  return matchesKeyCombo(event.nativeEvent, parseKeyCombo(keys));
}
