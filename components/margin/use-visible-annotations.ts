"use client";

import { useMemo } from "react";
import { comparePlaces, filterAnnotations } from "@/components/margin/visible-annotations";
import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { useLayer, useReader, useView } from "@/components/reader/reader-context";
import type { ReaderData } from "@/components/reader/reader-data";
import type { Filter } from "@/components/reader/view-store";

interface Visible {
  filter: Filter;
  codes: ReaderData["codes"];
  annotations: readonly ReaderAnnotation[];
  ids: ReadonlySet<string>;
}

/** The text, the margin, the strip and the keys all ask for the same list: it is made once per state. */
const made = new WeakMap<ReadonlyMap<string, ReaderAnnotation>, Visible>();
/** The list before this one: sorting what is nearly in order takes one pass. */
const lastMade = new WeakMap<ReaderData, Visible>();

function* inOrderOf(
  before: Visible | undefined,
  all: ReadonlyMap<string, ReaderAnnotation>,
): Generator<ReaderAnnotation> {
  for (const { id } of before?.annotations ?? []) {
    const annotation = all.get(id);
    if (annotation) yield annotation;
  }
  for (const annotation of all.values()) if (!before?.ids.has(annotation.id)) yield annotation;
}

function visibleOf(all: ReadonlyMap<string, ReaderAnnotation>, filter: Filter, data: ReaderData): Visible {
  const known = made.get(all);
  if (known?.filter === filter && known.codes === data.codes) return known;
  const candidates = inOrderOf(lastMade.get(data), all);
  const annotations = filterAnnotations(candidates, filter, data.codes, data.viewer?.id ?? null);
  const visible = { filter, codes: data.codes, annotations, ids: new Set(annotations.map(({ id }) => id)) };
  made.set(all, visible);
  lastMade.set(data, visible);
  return visible;
}

/**
 * What the filter and the legend let through, in the order of the text. The annotation in focus is never
 * filtered away, so that a new highlight does not vanish under the hand that made it. The same array as
 * before while nothing changed.
 */
export function useVisibleAnnotations(): readonly ReaderAnnotation[] {
  const { data } = useReader();
  const all = useLayer((state) => state.annotations);
  const filter = useView((state) => state.filter);
  const visible = visibleOf(all, filter, data);
  const kept = useView(({ activeId }) => (activeId === null || visible.ids.has(activeId) ? null : activeId));
  return useMemo(() => {
    const active = kept === null ? undefined : all.get(kept);
    return active ? [...visible.annotations, active].sort(comparePlaces) : visible.annotations;
  }, [visible, kept, all]);
}
