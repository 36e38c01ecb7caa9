"use client";

import { Plus, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { changeSentence } from "@/components/codebook/change-words";
import { useCodebookNews } from "@/components/codebook/use-codebook-news";
import { Button, IconButton } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { showToast } from "@/components/ui/toast";
import type { CodebookView } from "@/core/codebook";
import type { CodeUses } from "@/core/codebook/view";
import { codebookEditor as words } from "@/messages/en/codebook-editor";
import { ui } from "@/messages/en/ui";
import { BookForm } from "./book-form";
import { NewCodeForm } from "./code-form";
import { CodePanel } from "./code-panel";
import { editorApi } from "./editor-api";
import { EditorContext, useEditor, useEditorState } from "./editor-context";
import { createEditorStore, type Done } from "./editor-store";
import { PlanDialog } from "./plan-dialog";
import { Tree } from "./tree";
import { childrenOf } from "./tree-rows";
import { useMatchesMedia } from "./use-matches-media";

export type CodebookEditorProps = {
  book: CodebookView;
  uses: CodeUses["uses"];
  /** Whose disputed passages can be looked at. */
  groups: readonly { id: string; name: string }[];
  viewerId: string;
};

/** Where the form covers the list: Tailwind's `max-lg`. */
const SHEET = "(width < 64rem)";

const tell = ({ changed, isAgain, undo }: Done) =>
  void showToast({
    id: "codebook-change",
    title: isAgain ? words.doneAgain : words.done[changed.version.change.kind],
    description: changeSentence(changed.version.change),
    ...(changed.version.can.undo && { action: { label: ui.undo, run: undo } }),
  });

/** The codes as a tree at the left, the chosen one's form at the right; on a phone the form covers the list. */
export function CodebookEditor({ book, uses, groups, viewerId }: CodebookEditorProps) {
  const [store] = useState(() => createEditorStore(book, uses, editorApi, tell));
  const known = useMemo(() => [book.id], [book.id]);
  useCodebookNews(viewerId, known, (now) => {
    if (now.id === book.id) store.learn(now);
  });
  return (
    <EditorContext value={store}>
      <Editor groups={groups} />
    </EditorContext>
  );
}

function Editor({ groups }: Pick<CodebookEditorProps, "groups">) {
  const editor = useEditor();
  const { codes } = useEditorState((state) => state.book);
  const chosen = useEditorState((state) => state.selected);
  // What an undo took away is not there to be edited.
  const code = chosen?.kind === "code" ? codes.find(({ id }) => id === chosen.id) : undefined;
  const selected = chosen?.kind === "code" && !code ? null : chosen;
  const said = useEditorState((state) => state.said);
  const hasDrafts = useEditorState(
    ({ drafts, bookDraft }) => drafts.size > 0 || Object.keys(bookDraft).length > 0,
  );
  const [showOld, setShowOld] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const isSheet = useMatchesMedia(SHEET) && selected !== null;
  const old = codes.filter((code) => code.deprecated).length;

  useEffect(() => {
    if (!hasDrafts) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [hasDrafts]);

  function edit(id: string) {
    editor.select({ kind: "code", id });
    requestAnimationFrame(() => panel.current?.querySelector("input")?.focus());
  }

  function close() {
    const from = selected?.kind === "code" ? selected.id : null;
    editor.select(null);
    requestAnimationFrame(() =>
      document
        .querySelector<HTMLElement>(from ? `[data-code="${from}"]` : "[role=treeitem][tabindex='0']")
        ?.focus(),
    );
  }

  function handleEscape(event: KeyboardEvent) {
    // A dialog over the sheet has closed itself by then, and says so.
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest("dialog, [popover]")) return;
    if (isSheet) close();
    // Beside the list the form stays, with what was typed; the keyboard goes back to the code's row.
    else if (code) document.querySelector<HTMLElement>(`[data-code="${code.id}"]`)?.focus();
  }

  return (
    <div className="lg:grid lg:grid-cols-[minmax(16rem,22rem)_minmax(0,1fr)] lg:gap-10">
      <div
        inert={isSheet}
        className="flex min-w-0 flex-col gap-3 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:-ms-1 lg:overflow-y-auto lg:ps-1 lg:pe-2 lg:pb-1"
      >
        <div className="flex flex-wrap items-center gap-2">
          <Button
            size="small"
            variant="primary"
            data-add-code=""
            onClick={() =>
              editor.select({ kind: "new", parentId: null, index: childrenOf(codes, null).length })
            }
          >
            <Plus aria-hidden /> {words.addCode}
          </Button>
          <Button
            size="small"
            aria-pressed={selected?.kind === "book"}
            onClick={() => editor.select({ kind: "book" })}
          >
            {words.aboutBook}
          </Button>
        </div>
        {codes.length > 0 ? (
          <Tree showOld={showOld} onEdit={edit} />
        ) : (
          <p className="py-6 text-soft">{words.noCodes}</p>
        )}
        {old > 0 ? (
          <label className="flex min-h-6 items-center gap-2 text-sm text-soft pointer-coarse:min-h-11">
            <input
              type="checkbox"
              checked={showOld}
              onChange={(event) => setShowOld(event.target.checked)}
              className="size-4 accent-accent"
            />
            {words.showOld(old)}
          </label>
        ) : null}
        <Keys />
      </div>
      <section
        ref={panel}
        onKeyDown={handleEscape}
        aria-label={
          code ? words.form.of(code.name) : selected?.kind === "new" ? words.form.newTitle : words.aboutBook
        }
        className={classNames(
          "relative min-w-0",
          "max-lg:fixed max-lg:inset-x-0 max-lg:top-12 max-lg:bottom-0 max-lg:z-40 max-lg:overflow-y-auto max-lg:overscroll-contain max-lg:rounded-t-xl max-lg:border-line max-lg:border-t max-lg:bg-surface max-lg:px-4 max-lg:pt-4 max-lg:shadow-lg",
          selected === null && "max-lg:hidden",
          "lg:rounded-lg lg:border lg:border-line lg:bg-surface lg:px-6 lg:pt-5",
        )}
      >
        {selected ? (
          <IconButton
            label={words.closePanel}
            onClick={close}
            className="absolute end-3 top-3 z-10 lg:hidden"
          >
            <X aria-hidden />
          </IconButton>
        ) : null}
        {code ? <CodePanel key={code.id} code={code} groups={groups} /> : null}
        {selected?.kind === "new" ? <NewCodeForm {...selected} onCancel={close} /> : null}
        {selected?.kind === "book" || selected === null ? <BookForm /> : null}
      </section>
      <PlanDialog />
      <div aria-live="polite" className="sr-only">
        {said.words}
      </div>
    </div>
  );
}

/** The keys of the tree, for those who have keys. */
function Keys() {
  return (
    <details className="text-muted text-sm pointer-coarse:hidden">
      <summary className="w-fit cursor-pointer rounded-sm">{words.keys}</summary>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
        {words.keysList.map(([keys, what]) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="font-sans">{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
