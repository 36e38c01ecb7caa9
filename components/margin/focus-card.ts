/** The element id of an annotation's card. */
export const cardId = (annotationId: string): string => `card-${annotationId}`;

/** Puts the keyboard focus on a card, without scrolling: its passage is what is scrolled to. */
export function focusCard(annotationId: string): void {
  document
    .getElementById(cardId(annotationId))
    ?.querySelector<HTMLElement>("[data-card-button]")
    ?.focus({ preventScroll: true });
}
