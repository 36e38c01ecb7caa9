"use client";

import { useEffect, useSyncExternalStore } from "react";
import { THEME_KEY } from "./first-script";

export type Theme = "light" | "dark" | "system";

const DARK = "(prefers-color-scheme: dark)";
/** Heard within this page; other pages of the site hear of a change by `storage`. */
const CHANGED = "marginalia:theme";

/** What was chosen where storage is refused: it lasts until the page is left. */
let unkept: Theme | null = null;

function readTheme(): Theme {
  if (unkept !== null) return unkept;
  try {
    const kept = localStorage.getItem(THEME_KEY);
    return kept === "light" || kept === "dark" ? kept : "system";
  } catch {
    return "system";
  }
}

/** The reader's choice; null on the server and while hydrating, which cannot know it. */
export function useTheme(): Theme | null {
  return useSyncExternalStore<Theme | null>(subscribe, readTheme, () => null);
}

/** Chooses a theme, shows it at once and remembers it in this browser. */
export function setTheme(theme: Theme): void {
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    unkept = theme;
  }
  show(theme);
  window.dispatchEvent(new Event(CHANGED));
}

/** Follows the system, and what was chosen in another window. Stands once in the layout. */
export function useThemeUpdates(): void {
  useEffect(() => {
    const follow = () => show(readTheme());
    const system = window.matchMedia(DARK);
    system.addEventListener("change", follow);
    window.addEventListener("storage", follow);
    return () => {
      system.removeEventListener("change", follow);
      window.removeEventListener("storage", follow);
    };
  }, []);
}

function show(theme: Theme): void {
  const root = document.documentElement;
  const shown = theme === "system" ? (window.matchMedia(DARK).matches ? "dark" : "light") : theme;
  if (root.dataset.theme === shown) return;
  // All colours at once: transitions would let each part of the page come after in its own time.
  root.dataset.themeChanging = "";
  root.dataset.theme = shown;
  requestAnimationFrame(() => setTimeout(() => delete root.dataset.themeChanging));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}
