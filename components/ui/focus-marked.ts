/**
 * Gives the focus to the element marked `data-autofocus` inside a panel that has just opened; without
 * one the browser's choice stays. (React's own autoFocus acts at mount, when a popover is still hidden.)
 */
export function focusMarked(panel: HTMLElement | null): void {
  panel?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
}
