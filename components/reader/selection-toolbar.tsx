"use client";

import { Highlighter, Lock, MessageSquare, NotebookPen, Quote, Tag, Users } from "lucide-react";
import dynamic from "next/dynamic";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import { useMarginPlace } from "@/components/margin/margin-place";
import { useReader, useView } from "@/components/reader/reader-context";
import { useSelectionActions } from "@/components/reader/use-selection-actions";
import { SELECTION_TOOLS } from "@/components/reader/use-text-selection";
import { useToolbarPlace } from "@/components/reader/use-toolbar-place";
import { isAboutSelection } from "@/components/reader/view-store";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { CodeSwatch } from "@/components/ui/code-chip";
import { Kbd } from "@/components/ui/kbd";
import { LinkButton } from "@/components/ui/link-button";
import type { CodeRef } from "@/core/codebook";
import { reader } from "@/messages/en/reader";

const words = reader.toolbar;
// Fetched with the first selection. Nothing meanwhile, which makes a boundary: without one, the selection and the keys
// that act on it would wait for the part too.
const SelectionExtras = dynamic(
  () => import("@/components/reader/gestures/selection-extras").then((part) => part.SelectionExtras),
  { loading: () => null },
);

/**
 * What can be done with the selected passage. It hangs over the passage; on a small screen it is a bar at
 * the thumb, where it does not fight the system's own menu over the selection.
 */
export function SelectionToolbar() {
  const { data, actions } = useReader();
  const ref = useRef<HTMLDivElement>(null);
  const selection = useView((state) => state.selection);
  const isElsewhere = useView(
    ({ panel, retargeting, keptCode, selection, choosingKept }) =>
      retargeting !== null ||
      choosingKept ||
      isAboutSelection(panel) ||
      // It is about to be tagged.
      (keptCode !== null && selection?.by === "mouse"),
  );
  const place = useMarginPlace();
  const isAtFoot = place === "sheet" && (selection?.by === "touch" || !selection);
  const range = isElsewhere ? null : (selection?.range ?? null);
  useToolbarPlace(ref, range, isAtFoot ? "foot" : selection?.by === "touch" ? "bottom" : "top");
  const act = useSelectionActions();

  /** Arrow keys go along the toolbar (WAI-ARIA APG), Escape back to the text. */
  function handleKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key === "Escape") {
      event.preventDefault();
      act.clear();
      return;
    }
    const along = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (along === undefined) return;
    event.preventDefault();
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>("button, a")];
    const here = all.indexOf(document.activeElement as HTMLElement);
    all[(here + along + all.length) % all.length]?.focus();
  }

  let content: ReactNode = null;
  if (range && !data.viewer) {
    content = (
      <LinkButton href={data.signInHref} prefetch={false} variant="quiet" size="small">
        {words.signIn}
      </LinkButton>
    );
  } else if (range && !data.canAnnotate) {
    content = (
      <>
        <span className="px-2 text-soft text-sm">{words.observer}</span>
        <Button variant="quiet" size="small" onClick={() => actions.annotateSelection({ isPrivate: true })}>
          <Lock aria-hidden />
          {words.privately}
        </Button>
      </>
    );
  } else if (range) {
    content = (
      <div className="flex w-full min-w-0 flex-col gap-1">
        <div className={isAtFoot ? "grid auto-cols-fr grid-flow-col" : "flex items-center"}>
          <Tool icon={<Highlighter aria-hidden />} keys="h" onClick={act.highlight} isAtFoot={isAtFoot}>
            {words.highlight}
          </Tool>
          <Tool icon={<Tag aria-hidden />} keys="c" onClick={act.pickCode} isAtFoot={isAtFoot}>
            {words.code}
          </Tool>
          <Tool icon={<NotebookPen aria-hidden />} keys="n" onClick={act.writeNote} isAtFoot={isAtFoot}>
            {words.note}
          </Tool>
          <Tool icon={<MessageSquare aria-hidden />} keys="d" onClick={act.discuss} isAtFoot={isAtFoot}>
            {words.discuss}
          </Tool>
          {act.quote ? (
            <Tool icon={<Quote aria-hidden />} keys="q" onClick={act.quote} isAtFoot={isAtFoot}>
              {words.quote}
            </Tool>
          ) : null}
          <VisibilityToggle onToggle={act.toggleVisibility} isAtFoot={isAtFoot} />
        </div>
        {act.quick.length > 0 ? (
          <div
            className={classNames(
              "gap-1 border-line border-t pt-1",
              isAtFoot ? "flex overflow-x-auto pb-1" : "grid grid-cols-2",
            )}
          >
            {act.quick.map(({ code, digit }) => (
              <CodeButton key={code.id} code={code} digit={digit} onClick={() => act.tag(code.id)} />
            ))}
          </div>
        ) : null}
        <SelectionExtras isAtFoot={isAtFoot} onFind={act.findEverywhere} />
      </div>
    );
  }

  return (
    <div
      ref={ref}
      popover="manual"
      role="toolbar"
      aria-label={words.label}
      {...SELECTION_TOOLS}
      data-selection-toolbar=""
      onPointerDown={keepSelection}
      onKeyDown={handleKeyDown}
      className={classNames(
        "floating screen-only select-none",
        isAtFoot &&
          "inset-x-0! top-auto! bottom-0! w-full max-w-none rounded-b-none border-x-0 border-b-0 pb-[env(safe-area-inset-bottom)]",
      )}
    >
      <div className="flex items-center p-1">{content}</div>
    </div>
  );
}

/** A press on a tool must not take the browser's selection away before the tool has acted. */
function keepSelection(event: PointerEvent<HTMLElement>) {
  if (event.pointerType === "mouse") event.preventDefault();
}

/** Puts the keyboard into the tools of the selection, if they are there. */
export function focusSelectionTools(): boolean {
  const first = document.querySelector<HTMLElement>(
    "[data-selection-toolbar]:popover-open :is(button, a), [data-retarget-tools] button",
  );
  first?.focus();
  return first !== null;
}

/** At the foot of a small screen: icon over word, six beside one another. */
const FOOT_TOOL =
  "h-auto! min-w-0 flex-col gap-1! px-1! py-1.5 text-xs! aria-pressed:bg-accent-wash [&>svg]:size-5!";

interface ToolProps {
  icon: ReactNode;
  keys: string;
  onClick: () => void;
  isAtFoot: boolean;
  children: ReactNode;
}

function Tool({ icon, keys, onClick, isAtFoot, children }: ToolProps) {
  return (
    <Button
      variant="quiet"
      size="small"
      aria-keyshortcuts={keys}
      onClick={onClick}
      className={isAtFoot ? FOOT_TOOL : "px-2"}
    >
      {icon}
      {children}
      <span aria-hidden="true" className="pointer-coarse:hidden">
        <Kbd keys={keys} />
      </span>
    </Button>
  );
}

function VisibilityToggle({ onToggle, isAtFoot }: { onToggle: () => void; isAtFoot: boolean }) {
  const { group } = useReader().data;
  const isPrivate = useView((state) => state.isPrivate);
  const name = isPrivate ? words.onlyMe : words.inGroup(group.name);
  return (
    <Button
      variant="quiet"
      size="small"
      aria-pressed={isPrivate}
      title={words.visibility(name)}
      onClick={onToggle}
      className={isAtFoot ? FOOT_TOOL : "ms-auto min-w-0 max-w-36 px-2"}
    >
      {isPrivate ? <Lock aria-hidden /> : <Users aria-hidden />}
      <span className="max-w-full truncate">{name}</span>
    </Button>
  );
}

function CodeButton({ code, digit, onClick }: { code: CodeRef; digit: string | null; onClick: () => void }) {
  return (
    <button
      type="button"
      data-hue={code.hue}
      data-shade={code.shade}
      aria-keyshortcuts={digit ?? undefined}
      onClick={onClick}
      title={code.name}
      className="inline-flex min-h-7 min-w-0 items-center gap-1.5 rounded-full bg-code-wash px-2 font-semibold text-code-ink text-xs hover:bg-code-chip/30 pointer-coarse:min-h-11 pointer-coarse:shrink-0 pointer-coarse:px-3 pointer-coarse:text-sm"
    >
      <CodeSwatch hue={code.hue} shade={code.shade as 1 | 2 | 3 | 4 | 5} />
      <span className="sr-only">{words.tagAs("")}</span>
      <span className="truncate">{code.name}</span>
      {digit === null ? null : (
        <span aria-hidden="true" className="pointer-coarse:hidden">
          <Kbd keys={digit} />
        </span>
      )}
    </button>
  );
}
