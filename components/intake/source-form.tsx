"use client";

import { type ClipboardEvent, useRef, useState } from "react";
import { DraftHint } from "@/components/drafts/draft-hint";
import { draftKey } from "@/components/drafts/draft-key";
import { useDraft } from "@/components/drafts/use-draft";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { intake as words } from "@/messages/en/intake";
import { FileChoice } from "./file-choice";
import { faultIn, type IntakeFailure } from "./intake-state";

/** Formatting worth taking along; browsers wrap even bare words in something. */
const HAS_FORMATTING = /<(?:h[1-6]|p|li|blockquote|a\s|em|i|strong|b|pre|code|table|img)[\s>]/i;

interface Props {
  personId: string;
  failure: IntakeFailure | null;
  typed: { content: string; format: string; address: string };
  canFetch: boolean;
  isReading: boolean;
}

/** The source of an article: a text, a file, or an address. Works as a plain form too. */
export function SourceForm({ personId, failure, typed, canFetch, isReading }: Props) {
  const text = useDraft(draftKey.intake(personId, "text"), typed.content);
  const formatted = useDraft(draftKey.intake(personId, "formatted"));
  const [wasEdited, setWasEdited] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const isPasting = useRef(false);
  const isFormatted = formatted.text !== "" && text.text !== "";

  /** A paste that replaces everything brings its formatting along; one into the middle is only words. */
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const field = event.currentTarget;
    const replacesAll = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    const html = event.clipboardData.getData("text/html");
    isPasting.current = replacesAll && HAS_FORMATTING.test(html);
    if (isPasting.current) formatted.setText(html);
  };
  const change = (value: string) => {
    text.setText(value);
    if (isPasting.current) setWasEdited(false);
    else if (formatted.text !== "") {
      formatted.discard();
      setWasEdited(value !== "");
    }
    isPasting.current = false;
  };

  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-3">
        <TextArea
          name="content"
          label={words.source.paste}
          hint={words.source.pasteHint}
          placeholder={words.source.placeholder}
          error={file ? null : faultIn(failure, "content")}
          value={text.text}
          onPaste={paste}
          onChange={(event) => change(event.currentTarget.value)}
          className="[&_textarea]:min-h-56"
        />
        <DraftHint
          draft={{
            ...text,
            discard: () => {
              text.discard();
              formatted.discard();
              setWasEdited(false);
            },
          }}
        />
        {isFormatted ? (
          <>
            <input type="hidden" name="formatted" value={formatted.text} />
            <p
              className="flex flex-wrap items-center gap-x-3 rounded-md bg-positive-wash px-3 py-2"
              role="status"
            >
              {words.source.formatted}
              <Button size="small" variant="quiet" onClick={() => formatted.discard()}>
                {words.source.plainInstead}
              </Button>
            </p>
          </>
        ) : (
          <Select
            name="format"
            label={words.source.kind}
            hint={wasEdited ? words.source.edited : undefined}
            defaultValue={typed.format}
            className="sm:w-56"
          >
            {(["text", "markdown", "html"] as const).map((kind) => (
              <option key={kind} value={kind}>
                {words.source.kinds[kind]}
              </option>
            ))}
          </Select>
        )}
      </div>
      <FileChoice
        onChoose={setFile}
        error={faultIn(failure, "file") ?? (file ? faultIn(failure, "content") : null)}
      />
      {canFetch ? (
        <TextField
          type="url"
          name="address"
          inputMode="url"
          label={words.source.address}
          hint={words.source.addressHint}
          error={faultIn(failure, "address")}
          defaultValue={typed.address}
          placeholder="https://"
          maxLength={2_000}
        />
      ) : null}
      <div>
        <Button type="submit" name="step" value="preview" variant="primary" busy={isReading}>
          {isReading ? words.source.reading : words.source.preview}
        </Button>
      </div>
    </div>
  );
}
