import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { EditorState, EditorStore } from "./editor-store";

export const EditorContext = createContext<EditorStore | null>(null);

export function useEditor(): EditorStore {
  const store = useContext(EditorContext);
  if (!store) throw new Error("No codebook is being edited here.");
  return store;
}

export const useEditorState = <T>(select: (state: EditorState) => T): T => useStore(useEditor(), select);
