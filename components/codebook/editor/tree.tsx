"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { CodeView } from "@/core/codebook";
import { codebookEditor as words } from "@/messages/en/codebook-editor";
import { useEditor, useEditorState } from "./editor-context";
import { TreeItem } from "./tree-item";
import { treeGesture } from "./tree-keys";
import { type Drop, isWithin, type Place, placeOfDrop, placeOfStep, type Step } from "./tree-moves";
import { childrenOf, hasLetters, treeRows } from "./tree-rows";
import { TreeTools } from "./tree-tools";

/** From so many codes on they can be searched and folded. */
const MANY = 12;
/** How long typed letters count as one word, in milliseconds. */
const TYPE_AHEAD_MS = 600;

/**
 * The codes as a tree (WAI-ARIA APG, tree view) of which one row has the focus: arrows go, open and close; with
 * Alt they move the code. Rows are dragged onto others: above, below, or into them.
 */
export function Tree({ showOld, onEdit }: { showOld: boolean; onEdit: (id: string) => void }) {
  const editor = useEditor();
  const { codes } = useEditorState((state) => state.book);
  const uses = useEditorState((state) => state.uses);
  const drafts = useEditorState((state) => state.drafts);
  const selected = useEditorState((state) => state.selected);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [sought, setSought] = useState("");
  const typed = useRef({ text: "", at: 0 });
  const root = useRef<HTMLDivElement>(null);

  // A new code is seen where it stands, whatever was looked for or folded.
  const [known, setKnown] = useState(codes);
  if (known !== codes) {
    setKnown(codes);
    const before = new Set(known.map(({ id }) => id));
    const added = codes.filter(({ id }) => !before.has(id));
    if (added.length > 0) {
      setSought("");
      setClosed(new Set([...closed].filter((id) => !added.some((one) => isWithin(codes, one, id)))));
    }
  }

  const rows = treeRows(codes, closed, showOld, sought);
  const current = rows.find(({ code }) => code.id === focused) ?? rows[0];
  const shown = new Set(rows.map(({ code }) => code.id));
  const isShown = (code: CodeView) => shown.has(code.id);
  const parents = new Set(codes.flatMap(({ parentId }) => parentId ?? []));
  const isFolded = rows.every(({ isOpen }) => isOpen !== true);

  function focus(id: string) {
    setFocused(id);
    // The row may only be there after the next drawing; by then its name may be being typed.
    requestAnimationFrame(() => {
      const row = root.current?.querySelector<HTMLElement>(`[data-code="${id}"]`);
      if (!row?.contains(document.activeElement)) row?.focus();
    });
  }

  // What had the focus before a dialog may be gone with it, such as the field of a new name.
  const isAsking = useEditorState((state) => state.proposal !== null);
  const wasAsking = useRef(false);
  const backTo = current?.code.id;
  useEffect(() => {
    const isOver = wasAsking.current && !isAsking;
    wasAsking.current = isAsking;
    if (!isOver) return;
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      root.current?.querySelector<HTMLElement>(`[data-code="${backTo}"]`)?.focus();
    });
  }, [isAsking, backTo]);

  /** The row that had the focus may be gone with what was taken back. */
  async function goBackOrOn(which: "undo" | "redo") {
    await (which === "undo" ? editor.undoLast() : editor.redoLast());
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const row = root.current?.querySelector<HTMLElement>("[role=treeitem][tabindex='0']");
      (row ?? document.querySelector<HTMLElement>("[data-add-code]"))?.focus();
    });
  }

  function setOpen(id: string, isOpen: boolean) {
    setClosed((before) => {
      const after = new Set(before);
      if (isOpen) after.delete(id);
      else after.add(id);
      return after;
    });
  }

  async function move(id: string, place: Place | null) {
    const code = codes.find((one) => one.id === id);
    if (!code) return;
    if (!place) {
      editor.say(words.cannotMove(code.name));
      return;
    }
    if (place.parentId) setOpen(place.parentId, true);
    const change = { kind: "move-code", codeId: id, ...place } as const;
    if (editor.getState().asksForMoves) {
      await editor.propose(change);
      return;
    }
    if (!(await editor.save(change))) return;
    const { codes: now } = editor.getState().book;
    const siblings = childrenOf(now, place.parentId);
    const parent = now.find((one) => one.id === place.parentId)?.name ?? null;
    editor.say(
      words.moved(code.name, parent, siblings.findIndex((one) => one.id === id) + 1, siblings.length),
    );
    focus(id);
  }

  const step = (id: string, to: Step) => void move(id, placeOfStep(codes, id, to, isShown));
  const drop = (id: string, onto: Drop) => void move(id, placeOfDrop(codes, id, onto));

  function handleKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.nativeEvent.isComposing || renaming || !current) return;
    const gesture = treeGesture(event, rows, current.code.id, lettersWith(event));
    if (!gesture) return;
    event.preventDefault();
    const code = current.code;
    if (gesture.kind === "go") focus(gesture.id);
    else if (gesture.kind === "step") step(gesture.id, gesture.step);
    else if (gesture.kind === "open" || gesture.kind === "close")
      setOpen(gesture.id, gesture.kind === "open");
    else if (gesture.kind === "rename") setRenaming(gesture.id);
    else if (gesture.kind === "edit") onEdit(gesture.id);
    else if (gesture.kind === "undo" || gesture.kind === "redo") void goBackOrOn(gesture.kind);
    else if (gesture.kind === "add") {
      const index = childrenOf(codes, code.parentId).findIndex((one) => one.id === code.id) + 1;
      editor.select({ kind: "new", parentId: code.parentId, index });
    } else if (!code.deprecated) void editor.propose({ kind: "deprecate-code", codeId: gesture.id });
  }

  function lettersWith(event: KeyboardEvent): string {
    if (event.key.length !== 1 || event.key === " ") return "";
    const isFresh = event.timeStamp - typed.current.at > TYPE_AHEAD_MS;
    const text = (isFresh ? "" : typed.current.text) + event.key.toLowerCase();
    typed.current = { text, at: event.timeStamp };
    return text;
  }

  async function rename(code: CodeView, name: string) {
    setRenaming(null);
    focus(code.id);
    if (name.trim() === "" || name.trim() === code.name) return;
    await editor.propose({ kind: "edit-code", codeId: code.id, fields: { name: name.trim() } });
  }

  return (
    <>
      {codes.length > MANY ? (
        <TreeTools
          sought={sought}
          onSeek={setSought}
          onLeave={() => {
            const first = rows.find(({ code }) => hasLetters(code, sought)) ?? current;
            if (first) focus(first.code.id);
          }}
          fold={
            parents.size > 0 && sought === ""
              ? { isFolded, toggle: () => setClosed(isFolded ? new Set() : parents) }
              : null
          }
        />
      ) : null}
      {rows.length === 0 ? (
        <p role="status" className="py-4 text-soft">
          {words.noneFound}
        </p>
      ) : null}
      <div
        ref={root}
        role="tree"
        aria-label={words.tree}
        onKeyDown={handleKeyDown}
        className="flex flex-col empty:hidden"
      >
        {rows.map((row) => (
          <TreeItem
            key={row.code.id}
            row={row}
            uses={uses[row.code.id]?.annotations ?? 0}
            mergedInto={codes.find((one) => one.id === row.code.mergedIntoId)?.name ?? null}
            isSelected={selected?.kind === "code" && selected.id === row.code.id}
            isFocusable={row.code.id === current?.code.id}
            isUnsaved={drafts.has(row.code.id)}
            isRenaming={renaming === row.code.id}
            onFocus={() => setFocused(row.code.id)}
            onSelect={() => editor.select({ kind: "code", id: row.code.id })}
            onToggle={(isOpen) => setOpen(row.code.id, isOpen)}
            onRename={(name) => void rename(row.code, name)}
            onDrop={drop}
          />
        ))}
      </div>
    </>
  );
}
