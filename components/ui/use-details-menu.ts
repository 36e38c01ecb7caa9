import { type FocusEvent, type KeyboardEvent, useRef } from "react";

/** A menu inside <details>, which works without JavaScript; with it, leaving and Escape close it. */
export function useDetailsMenu() {
  const ref = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (ref.current) ref.current.open = false;
  };
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !ref.current?.open) return;
    event.preventDefault();
    close();
    ref.current.querySelector("summary")?.focus();
  };
  return { close, details: { ref, onBlur, onKeyDown } };
}
