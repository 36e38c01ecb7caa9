"use client";

import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { type ReaderContextValue, useReader } from "@/components/reader/reader-context";
import type { Panel } from "@/components/reader/view-store";
import { showToast } from "@/components/ui/toast";
import { margin } from "@/messages/en/margin";

type Act = () => void;

/** Null where the viewer may not. */
export interface CardActionSet {
  changeCodes: Act | null;
  writeNote: Act | null;
  discuss: Act | null;
  retarget: Act | null;
  toggleVisibility: Act | null;
  copyLink: Act;
  remove: Act | null;
}

/** What the viewer can do with one annotation: the same for its buttons, its keys and the palette. */
export function cardActions(
  { data, layer, view, actions }: ReaderContextValue,
  annotation: ReaderAnnotation,
): CardActionSet {
  const { id, can, deleted, groupId, save } = annotation;
  // A second press on what is open closes it.
  const toggle = (panel: Panel) => () => {
    const { panel: open } = view.getState();
    const isOpen =
      open?.kind === panel.kind &&
      "annotationId" in open &&
      "annotationId" in panel &&
      open.annotationId === panel.annotationId;
    view.setState({ activeId: id });
    actions.open(isOpen ? null : panel);
  };
  const mayEdit = can.edit && !deleted;
  return {
    changeCodes: mayEdit ? toggle({ kind: "codes", annotationId: id }) : null,
    writeNote: mayEdit ? toggle({ kind: "note", annotationId: id }) : null,
    discuss: can.comment || annotation.commentCount > 0 ? toggle({ kind: "thread", annotationId: id }) : null,
    retarget: mayEdit
      ? () => {
          actions.open(null);
          view.setState({ retargeting: id, activeId: id });
        }
      : null,
    // Somebody else's highlight cannot become “only me”.
    toggleVisibility:
      mayEdit && annotation.authorId === data.viewer?.id && (groupId === null ? data.canAnnotate : true)
        ? () => layer.commands.update(id, { groupId: groupId === null ? data.group.id : null })
        : null,
    copyLink: () => void copyLink(id),
    remove: can.delete && !deleted && save.kind !== "conflict" ? () => actions.remove(id) : null,
  };
}

export const useCardActions = (annotation: ReaderAnnotation): CardActionSet =>
  cardActions(useReader(), annotation);

async function copyLink(id: string): Promise<void> {
  const address = new URL(`/annotations/${id}`, window.location.origin).href;
  try {
    await navigator.clipboard.writeText(address);
    await showToast({ title: margin.card.linkCopied, id: "link" });
  } catch {
    // Not allowed here: the address is shown, to be copied by hand.
    await showToast({ title: margin.card.linkNotCopied, description: address, tone: "danger", id: "link" });
  }
}
