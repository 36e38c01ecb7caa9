"use client";

import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { type CodeView, HOTKEYS } from "@/core/codebook";
import type { CodeFields } from "@/core/codebook/change";
import { sameName } from "@/core/codebook/twins";
import { newId } from "@/core/new-id";
import { codebookEditor } from "@/messages/en/codebook-editor";
import { changedFields, freshCode, valuesOf, withoutEmpty } from "./code-values";
import { ColourField } from "./colour-field";
import { useEditor, useEditorState } from "./editor-context";
import { ExamplesField } from "./examples-field";
import { SaveBar } from "./save-bar";

const words = codebookEditor.form;

/** Everything one writes about a code. What is typed stays while one looks at others, until it is saved. */
export function CodeForm({ code, children }: { code: CodeView; children?: ReactNode }) {
  const editor = useEditor();
  const draft = useEditorState((state) => state.drafts.get(code.id));
  const values = valuesOf(code, draft);
  const changed = changedFields(code, draft);
  const isChanged = Object.keys(changed).length > 0;

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (!isChanged) return;
    const change = { kind: "edit-code", codeId: code.id, fields: changed } as const;
    // A new name stands on every passage at once, so it is looked at first.
    if (changed.name !== undefined || changed.isHeading !== undefined) void editor.propose(change);
    else void editor.save(change);
  }

  return (
    <form onSubmit={handleSubmit} aria-label={words.of(code.name)} className="flex flex-col gap-5">
      <Fields
        values={values}
        place={{ id: code.id, parentId: code.parentId }}
        hasLabel
        onChange={(changes) => editor.draft(code.id, changes)}
      >
        {children}
      </Fields>
      <SaveBar draft={code.id} isChanged={isChanged} onDiscard={() => editor.discard(code.id)} />
    </form>
  );
}

/** A code that is not there yet: a name is enough to begin. */
export function NewCodeForm({
  parentId,
  index,
  onCancel,
}: {
  parentId: string | null;
  index: number;
  onCancel: () => void;
}) {
  const editor = useEditor();
  const { codes } = useEditorState((state) => state.book);
  const draft = useEditorState((state) => state.drafts.get("new"));
  const values = { ...freshCode(codes, parentId), ...draft };
  const parent = codes.find(({ id }) => id === parentId);

  async function handleSubmit(event: FormEvent) {
    event.preventDefault();
    const { label: _, ...code } = { ...values, ...withoutEmpty(values) };
    const id = newId();
    if (!(await editor.save({ kind: "add-code", parentId, index, code: { ...code, id } }))) return;
    // The form is gone with what was typed in it; the keyboard goes on from the new row.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-code="${id}"]`)?.focus());
  }

  return (
    <form
      onSubmit={(event) => void handleSubmit(event)}
      aria-label={words.newTitle}
      className="flex flex-col gap-5"
    >
      <h2 className="font-semibold font-serif text-xl">
        {words.newTitle}
        {parent ? <span className="font-normal text-muted text-base"> · {parent.name}</span> : null}
      </h2>
      <Fields
        values={values}
        place={{ id: "", parentId }}
        takesFocus
        onChange={(changes) => editor.draft("new", changes)}
      />
      <SaveBar
        draft="new"
        isChanged
        label={words.create}
        onDiscard={() => {
          editor.discard("new");
          onCancel();
        }}
        discardLabel={words.cancel}
      />
    </form>
  );
}

function Fields({
  values,
  place,
  hasLabel = false,
  takesFocus = false,
  onChange,
  children,
}: {
  values: CodeFields;
  place: Pick<CodeView, "id" | "parentId">;
  hasLabel?: boolean;
  takesFocus?: boolean;
  onChange: (changes: Partial<CodeFields>) => void;
  /** Stands under the examples. */
  children?: ReactNode;
}) {
  const { codes } = useEditorState((state) => state.book);
  const faults = useEditorState((state) => state.faults);
  const faultOf = (field: string) =>
    faults.find((fault) => fault.field.endsWith(`.${field}`))?.message ?? null;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.querySelector("input")?.focus();
  }, [takesFocus]);
  const keyOf = (key: string) =>
    codes.find((one) => one.hotkey === key && !one.deprecated && one.id !== place.id);
  const [namesake] = sameName(codes, { id: place.id, name: values.name }, (one) => !one.deprecated);
  const aboveOf = ({ parentId }: CodeView) => codes.find(({ id }) => id === parentId)?.name ?? null;
  return (
    <div ref={box} className="flex flex-col gap-5">
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_10rem]">
        <TextField
          label={words.name}
          value={values.name}
          required
          maxLength={80}
          error={faultOf("name")}
          hint={namesake ? words.nameTaken(aboveOf(namesake)) : undefined}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <Select
          label={words.hotkey}
          value={values.hotkey ?? ""}
          disabled={values.isHeading}
          error={faultOf("hotkey")}
          onChange={(event) =>
            onChange({ hotkey: HOTKEYS.find((key) => key === event.target.value) ?? null })
          }
        >
          <option value="">{words.noHotkey}</option>
          {HOTKEYS.map((key) => {
            const other = keyOf(key);
            return (
              <option key={key} value={key} disabled={other !== undefined}>
                {other ? words.hotkeyTaken(key, other.name) : key}
              </option>
            );
          })}
        </Select>
      </div>
      <TextArea
        label={words.definition}
        value={values.definition}
        maxLength={1_000}
        rows={3}
        error={faultOf("definition")}
        onChange={(event) => onChange({ definition: event.target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextArea
          label={words.whenToUse}
          value={values.whenToUse}
          maxLength={1_000}
          onChange={(event) => onChange({ whenToUse: event.target.value })}
        />
        <TextArea
          label={words.whenNotToUse}
          value={values.whenNotToUse}
          maxLength={1_000}
          onChange={(event) => onChange({ whenNotToUse: event.target.value })}
        />
      </div>
      <ColourField codes={codes} code={{ ...place, ...values }} onChange={onChange} />
      <ExamplesField
        title={words.positive}
        hint={words.positiveHint}
        examples={values.positiveExamples}
        onChange={(positiveExamples) => onChange({ positiveExamples })}
      />
      <ExamplesField
        title={words.negative}
        hint={words.negativeHint}
        examples={values.negativeExamples}
        onChange={(negativeExamples) => onChange({ negativeExamples })}
      />
      {children}
      {hasLabel ? (
        <TextField
          label={words.label}
          hint={words.labelHint}
          value={values.label}
          maxLength={80}
          onChange={(event) => onChange({ label: event.target.value })}
        />
      ) : null}
      <Checkbox
        label={words.isHeading}
        hint={words.isHeadingHint}
        checked={values.isHeading}
        onChange={(event) => onChange({ isHeading: event.target.checked })}
      />
    </div>
  );
}
