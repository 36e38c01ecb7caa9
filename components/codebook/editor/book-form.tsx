"use client";

import type { FormEvent } from "react";
import { MarkdownField } from "@/components/markdown/markdown-field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { codebookEditor } from "@/messages/en/codebook-editor";
import { useEditor, useEditorState } from "./editor-context";
import { SaveBar } from "./save-bar";

const words = codebookEditor.book;
const FIELDS = ["name", "description", "guidelines", "source"] as const;

/** What a codebook says about itself: its name, and the guidelines that its coders read. */
export function BookForm() {
  const editor = useEditor();
  const book = useEditorState((state) => state.book);
  const draft = useEditorState((state) => state.bookDraft);
  const faults = useEditorState((state) => state.faults);
  const values = { ...book, ...draft };
  const changed = Object.fromEntries(
    FIELDS.filter((field) => values[field] !== book[field]).map((field) => [field, values[field]]),
  );
  const isChanged = Object.keys(changed).length > 0;
  const faultOf = (field: string) =>
    faults.find((fault) => fault.field.endsWith(`.${field}`))?.message ?? null;

  const save = () => void editor.save({ kind: "edit-book", ...changed });
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (isChanged) save();
  }

  return (
    <form onSubmit={handleSubmit} aria-label={codebookEditor.aboutBook} className="flex flex-col gap-5">
      <TextField
        label={words.name}
        value={values.name}
        required
        maxLength={80}
        error={faultOf("name")}
        onChange={(event) => editor.draftBook({ name: event.target.value })}
      />
      <TextArea
        label={words.description}
        hint={words.descriptionHint}
        value={values.description}
        maxLength={1_000}
        error={faultOf("description")}
        onChange={(event) => editor.draftBook({ description: event.target.value })}
      />
      <div className="flex flex-col gap-1.5">
        <p aria-hidden="true" className="font-semibold text-sm">
          {words.guidelines}
        </p>
        <MarkdownField
          label={words.guidelines}
          value={values.guidelines}
          rows={10}
          error={faultOf("guidelines")}
          onChange={(guidelines) => editor.draftBook({ guidelines })}
          onSubmit={() => isChanged && save()}
        />
        <p className="text-muted text-sm">{words.guidelinesHint}</p>
      </div>
      <TextArea
        label={words.source}
        hint={words.sourceHint}
        value={values.source}
        maxLength={500}
        error={faultOf("source")}
        onChange={(event) => editor.draftBook({ source: event.target.value })}
      />
      <SaveBar draft="book" isChanged={isChanged} onDiscard={editor.discardBook} />
    </form>
  );
}
