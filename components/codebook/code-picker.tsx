"use client";

import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { LoadProblem } from "@/components/api/load-problem";
import { codesByDigit } from "@/components/reader/quick-codes";
import { useReader } from "@/components/reader/reader-context";
import { Button } from "@/components/ui/button";
import { type ChipCode, CodeChip } from "@/components/ui/code-chip";
import { controlStyle } from "@/components/ui/field";
import { useReturnFocus } from "@/components/ui/use-return-focus";
import { picker as words } from "@/messages/en/picker";
import { CodeDetails } from "./code-details";
import { codebookDetails } from "./codebook-details";
import { CodebookSwitch } from "./codebook-switch";
import { type PickerOption, pickerGroups } from "./picker-groups";
import { PickerHints } from "./picker-hints";
import { pickerGesture } from "./picker-keys";
import { optionId, PickerList } from "./picker-list";
import { readPickerMemory, rememberCode, rememberCodebook } from "./picker-memory";
import { useActiveInView } from "./use-active-in-view";
import { useGivenCodes } from "./use-given-codes";

export type CodePickerProps = {
  /** Null: choosing makes an annotation of the selected passage. */
  annotationId: string | null;
  /** A code of the annotation that what is chosen takes the place of. */
  instead?: string | undefined;
  /** Only tells which code was chosen, and gives it to nothing. */
  onPick?: (codeId: string) => void;
  onClose: () => void;
};

/**
 * Chooses codes: an editable combobox over a listbox in which several can be selected (WAI-ARIA APG).
 * Enter or a digit chooses and closes; with Ctrl/Cmd, or at an option's box, it chooses and stays open.
 */
export function CodePicker({ annotationId, instead, onPick, onClose }: CodePickerProps) {
  const { data, actions } = useReader();
  const { codes, codebooks, viewer } = data;
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useReturnFocus();

  const [memory] = useState(() => readPickerMemory(viewer?.id ?? null));
  const [chosenBook, setChosenBook] = useState(
    () => codebooks.find((one) => one.id === (data.taskCodebookId ?? memory.codebookId))?.id ?? null,
  );
  const [query, setQuery] = useState("");
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const { given, toggle, finish, finishWith, problem } = useGivenCodes(annotationId, root);

  const details = useStore(codebookDetails);
  const loadDetails = () => void codebookDetails.load(codebooks.map((one) => one.id));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens.
  useEffect(loadDetails, []);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  // What was chosen a moment ago must not make rows jump, so the list keeps what was given when it opened.
  const [givenAtFirst] = useState(given);
  const groups = useMemo(
    () =>
      pickerGroups({
        query,
        codes,
        codebooks,
        details: details.codes,
        codebookId: chosenBook,
        recent: memory.recent,
        given: givenAtFirst,
        labels: words,
      }),
    [query, codes, codebooks, details.codes, chosenBook, memory, givenAtFirst],
  );
  const options = useMemo(() => groups.flatMap((group) => group.options), [groups]);
  const active =
    options.find((option) => option.key === pointedAt) ??
    // Changing a code begins at that code.
    (query === "" ? options.findLast((option) => option.code.id === instead) : undefined) ??
    options[0] ??
    null;

  // The same digits as at a selection; a codebook shown alone has all of its own.
  const keys = codesByDigit(
    [...codes.values()].filter((code) => chosenBook === null || code.codebookId === chosenBook),
    codebooks,
  );
  const keyOf = (codeId: string) => {
    const hotkey = codes.get(codeId)?.hotkey ?? null;
    return hotkey !== null && query === "" && keys.get(hotkey)?.id === codeId ? hotkey : null;
  };

  const activeId = active ? optionId(`${id}-list`, active.key) : undefined;
  useActiveInView(activeId);

  function close() {
    finish();
    onClose();
  }

  function choose(codeId: string, stay: boolean) {
    if (onPick || (instead !== undefined && annotationId !== null)) {
      rememberCode(viewer?.id ?? null, codeId);
      onClose();
      if (onPick) return onPick(codeId);
      const next = [...given].map((one) => (one === instead ? codeId : one));
      return actions.setCodes(annotationId, [...new Set(next)]);
    }
    const next = toggle(codeId);
    if (!next || stay) return;
    finishWith(next);
    onClose();
  }

  function switchBook(codebookId: string | null) {
    setChosenBook(codebookId);
    setPointedAt(null);
    rememberCodebook(viewer?.id ?? null, codebookId);
  }

  function handleKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const books = [null, ...codebooks.map((one) => one.id)];
    const gesture = pickerGesture(event, {
      at: active ? options.indexOf(active) : -1,
      count: options.length,
      codebook: books.indexOf(chosenBook),
      codebooks: books.length,
      isEmpty: query === "",
    });
    if (!gesture) return;
    const byKey = gesture.kind === "digit" ? keys.get(gesture.digit) : undefined;
    // A digit without a code is typed.
    if (gesture.kind === "digit" && !byKey) return;
    event.preventDefault();
    if (byKey) choose(byKey.id, false);
    else if (gesture.kind === "point") setPointedAt(options[gesture.at]?.key ?? null);
    else if (gesture.kind === "codebook") switchBook(books[gesture.at] ?? null);
    else if (gesture.kind === "choose" && active) choose(active.code.id, gesture.stay);
  }

  function handleEscape(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  }

  const activeDetails = active ? (details.codes.get(active.code.id) ?? null) : null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a panel, with nothing of a fieldset's frame.
    <div
      ref={root}
      role="group"
      aria-label={words.label}
      onKeyDown={handleEscape}
      className="@container w-160 max-w-full text-sm"
    >
      <div className="flex flex-col gap-1.5 border-line border-b pb-2">
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label={words.search}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={activeId}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={words.placeholder}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setPointedAt(null);
          }}
          onKeyDown={handleKeyDown}
          className={`${controlStyle} h-9 pointer-coarse:h-11`}
        />
        <CodebookSwitch codebooks={codebooks} value={chosenBook} onChange={switchBook} />
      </div>
      <div className="@xl:grid @xl:grid-cols-2">
        {/* Of one height, or the panel would jump as a search narrows. */}
        <div className="h-[min(18rem,34dvh)] min-w-0 @max-xl:h-[min(14rem,30dvh)]">
          <PickerList
            id={`${id}-list`}
            groups={groups}
            activeKey={active?.key ?? null}
            given={given}
            keyOf={keyOf}
            descriptionId={`${id}-definition`}
            onPoint={(option: PickerOption) => setPointedAt(option.key)}
            onChoose={(option, stay) => choose(option.code.id, stay)}
          />
        </div>
        <section
          aria-label={words.definition}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard.
          tabIndex={0}
          className="h-36 overflow-y-auto border-line px-2 py-2.5 focus-visible:-outline-offset-2 @xl:h-[min(18rem,34dvh)] @xl:border-s @max-xl:border-t"
        >
          {details.problem && !activeDetails ? (
            <LoadProblem
              title={words.couldNotLoad}
              detail={words.namesStillWork}
              onRetry={loadDetails}
              retrying={details.isLoading}
            />
          ) : (
            <CodeDetails
              id={`${id}-definition`}
              code={active?.code ?? null}
              nothing={query ? words.none(query.trim()) : words.noneAtAll}
              details={activeDetails}
              isLoading={details.isLoading}
            />
          )}
        </section>
      </div>
      {instead === undefined ? null : (
        <p className="border-line border-t px-2 pt-2 text-soft">
          {words.instead(codes.get(instead)?.name ?? "")}
        </p>
      )}
      {given.size > 0 && instead === undefined ? (
        <ul aria-label={words.chosen} className="flex flex-wrap gap-1 border-line border-t px-1 py-2">
          {[...given].map((codeId) => {
            const code = codes.get(codeId);
            return code ? (
              <li key={codeId} className="min-w-0">
                <CodeChip code={code as ChipCode} size="small" onRemove={() => toggle(codeId)} />
              </li>
            ) : null;
          })}
        </ul>
      ) : null}
      <div className="flex items-center gap-3 border-line border-t px-1 pt-2">
        <PickerHints
          hasKeys={keys.size > 0}
          hasBooks={codebooks.length > 1}
          isForOne={onPick !== undefined || instead !== undefined}
        />
        <Button size="small" className="ms-auto" onClick={close}>
          {words.done}
        </Button>
      </div>
      <p aria-live="polite" className={problem ? "px-3 pb-2 font-semibold text-danger" : "sr-only"}>
        {problem ?? (query ? words.found(options.length) : "")}
      </p>
    </div>
  );
}
