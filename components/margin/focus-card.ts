/** The element id of an annotation's card. */
export const cardId = (annotationId: string): string => `card-${annotationId}`;

/** For how many frames a card is waited for, and brought back to when it is drawn anew. */
const PATIENCE = 60;

/** Which call is the last: an earlier one gives up, so that two never pull at the focus. */
let latest = 0;

/**
 * Puts the keyboard focus on a card, as soon as it is there, without scrolling: its passage is what is
 * scrolled to. A card can be drawn anew a moment later (when places are measured, or the page comes to life),
 * which drops the focus: it is put back, unless somebody has gone elsewhere meanwhile.
 */
export function focusCard(annotationId: string): void {
  latest += 1;
  const call = latest;
  let last = document.activeElement;
  const look = (patience: number) => {
    if (call !== latest || patience === 0) return;
    const now = document.activeElement;
    const isDropped = now === document.body && !last?.isConnected;
    if (now !== last && !isDropped) return;
    const button = buttonOf(annotationId);
    if (button && button !== now) {
      button.focus({ preventScroll: true });
      last = document.activeElement;
    }
    requestAnimationFrame(() => look(patience - 1));
  };
  look(PATIENCE);
}

const buttonOf = (annotationId: string) =>
  document.getElementById(cardId(annotationId))?.querySelector<HTMLElement>("[data-card-button]");
