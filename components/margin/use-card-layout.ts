"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { CARD_GAP, layoutCards } from "@/components/margin/card-layout";
import { guessHeight, nearWindow, roomFor } from "@/components/margin/card-window";
import { foldAnnotations, type MarginItem } from "@/components/margin/stacks";
import { useGradually } from "@/components/margin/use-gradually";
import { useCoarseScrollPosition } from "@/components/margin/use-scroll-position";
import { useMeasuredOffsets, useTextGeometry } from "@/components/margin/use-text-geometry";
import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { useReader } from "@/components/reader/reader-context";

/** How far a card's first line of words stands below its top, so that it stands level with its passage. */
const LIFT = 4;
/** A little longer than the cards move, in milliseconds. */
const SETTLE_MS = 240;

export interface CardLayout {
  items: readonly MarginItem<ReaderAnnotation>[];
  /** CSS pixels from the top of the list, one for each item. */
  tops: readonly number[];
  /** Indexes of the items that are in the page, ascending. */
  mounted: readonly number[];
  /** Of the whole list. */
  height: number;
  /** True while cards make way for one that was brought into focus: only then they glide. */
  isMoving: boolean;
  onHeight: (id: string, height: number) => void;
  openStack: string | null;
  toggleStack: (id: string) => void;
}

/** Which cards there are, where they stand, and which of them are near enough to the window to be drawn. */
export function useCardLayout(
  annotations: readonly ReaderAnnotation[],
  activeId: string | null,
  list: RefObject<HTMLElement | null>,
): CardLayout {
  const { view } = useReader();
  const { boxes, topOf } = useTextGeometry();
  const [chosenStack, setChosenStack] = useState<string | null>(null);
  const [origin, setOrigin] = useState(0);
  const { heights, onHeight } = useHeights();

  const room = useSteady(roomFor(boxes));
  const items = useMemo(
    () => foldAnnotations(annotations, room, (item) => guessHeight(item) + CARD_GAP),
    [annotations, room],
  );
  const active =
    activeId === null ? undefined : items.find((item) => item.annotations.some(({ id }) => id === activeId));
  const openStack = active?.kind === "stack" ? active.id : active ? null : chosenStack;
  const pinned = active?.id ?? openStack;
  // A stack stands at the passage of the one in focus among those in it.
  const pinnedStart = active?.annotations.find(({ id }) => id === activeId)?.start;
  const starts = useMemo(
    () => items.map((item) => (item.id === pinned ? (pinnedStart ?? item.start) : item.start)),
    [items, pinned, pinnedStart],
  );
  useMeasuredOffsets(useMemo(() => starts.toSorted((a, b) => a - b), [starts]));

  const cards = useMemo(
    () =>
      items.map((item, at) => ({
        id: item.id,
        anchorTop: (topOf(starts[at] ?? item.start) ?? 0) - origin - LIFT,
        height: heights.get(item.id) ?? guessHeight(item),
      })),
    [items, starts, topOf, origin, heights],
  );
  const tops = useMemo(() => layoutCards(cards, pinned), [cards, pinned]);
  const isMoving = useSettling(`${activeId} ${openStack}`, annotations);

  const scroll = useCoarseScrollPosition();
  const focused = useFocusedItem(list);
  const near = useMemo(
    () => nearWindow(cards, tops, scroll.top - origin, scroll.height, [pinned, focused]),
    [cards, tops, scroll, origin, pinned, focused],
  );
  const mounted = useGradually(near, items, pinned);

  // After every drawing: the head of the margin may have grown by a line of filters.
  useLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top;
    if (top !== undefined) setOrigin(Math.round(top + window.scrollY));
  });

  const toggleStack = useCallback(
    (id: string) => {
      setChosenStack(id === openStack ? null : id);
      if (activeId !== null) view.setState({ activeId: null, panel: null });
    },
    [openStack, activeId, view],
  );

  const height = Math.max(0, (tops.at(-1) ?? 0) + (cards.at(-1)?.height ?? 0) + CARD_GAP);
  return { items, tops, mounted, height, isMoving, onHeight, openStack, toggleStack };
}

/** The heights of cards as they were last measured; a new map when one changed. */
function useHeights() {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const onHeight = useCallback((id: string, height: number) => {
    setHeights((known) => (known.get(id) === height ? known : new Map(known).set(id, height)));
  }, []);
  return { heights, onHeight };
}

/** The first value, until it has changed by a tenth: the small corrections of a layout do not fold and unfold cards. */
function useSteady(value: number): number {
  const [steady, setSteady] = useState(value);
  const isFar = value !== steady && Math.abs(value - steady) >= steady / 10;
  if (isFar) setSteady(value);
  return isFar ? value : steady;
}

/** True from a change of `key` or of the annotations until the cards have come to rest. */
function useSettling(key: string, annotations: unknown): boolean {
  const [settled, setSettled] = useState({ key, annotations });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ key, annotations }), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [key, annotations]);
  return settled.key !== key || settled.annotations !== annotations;
}

/** The item that holds the keyboard focus: it stays in the page, however far it is scrolled away. */
function useFocusedItem(list: RefObject<HTMLElement | null>): string | null {
  const [focused, setFocused] = useState<string | null>(null);
  const shown = useRef(focused);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const look = (event: FocusEvent) => {
      const to = event.type === "focusin" ? event.target : event.relatedTarget;
      const slot =
        to instanceof Element && element.contains(to) ? to.closest<HTMLElement>("[data-item]") : null;
      const id = slot?.dataset.item ?? null;
      if (id !== shown.current) {
        shown.current = id;
        setFocused(id);
      }
    };
    element.addEventListener("focusin", look);
    element.addEventListener("focusout", look);
    return () => {
      element.removeEventListener("focusin", look);
      element.removeEventListener("focusout", look);
    };
  }, [list]);
  return focused;
}
