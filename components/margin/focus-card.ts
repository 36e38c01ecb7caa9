/** The element id of an annotation's card. */
export const cardId = (annotationId: string): string => `card-${annotationId}`;

/** How many frames a card that was just brought into focus may take to be drawn. */
const PATIENCE = 30;

/** Puts the keyboard focus on a card, as soon as it is there, without scrolling: its passage is what is scrolled to. */
export function focusCard(annotationId: string, patience = PATIENCE): void {
  const button = document
    .getElementById(cardId(annotationId))
    ?.querySelector<HTMLElement>("[data-card-button]");
  if (button) button.focus({ preventScroll: true });
  else if (patience > 0) requestAnimationFrame(() => focusCard(annotationId, patience - 1));
}
