"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { annotationOf } from "@/components/reader/layer-store";
import { useLayer, useReader } from "@/components/reader/reader-context";
import type { MAX_CODES } from "@/core/annotation";
import { picker as words } from "@/messages/en/picker";
import { rememberCode } from "./picker-memory";

// Only the type: the schema beside it would bring zod into the browser.
const MOST: typeof MAX_CODES = 20;

/**
 * The codes of the annotation and the gesture that gives or takes one. Where there is no annotation yet,
 * codes are collected and the annotation is made with all of them by `finish`, or by a press outside `root`.
 */
export function useGivenCodes(annotationId: string | null, root: RefObject<HTMLElement | null>) {
  const { data, actions, announce } = useReader();
  const saved = useLayer((state) =>
    annotationId === null ? undefined : annotationOf(state, annotationId)?.codes,
  );
  const [collected, setCollected] = useState<readonly string[]>([]);
  const given = saved ?? collected;
  const [problem, setProblem] = useState<string | null>(null);

  /** Gives the code, or takes it away; false where there are too many. */
  function toggle(codeId: string): readonly string[] | null {
    const has = given.includes(codeId);
    if (!has && given.length >= MOST) {
      setProblem(words.tooMany(MOST));
      return null;
    }
    setProblem(null);
    const name = data.codes.get(codeId)?.name ?? "";
    announce(has ? words.taken(name) : words.given(name));
    if (!has) rememberCode(data.viewer?.id ?? null, codeId);
    const next = has ? given.filter((id) => id !== codeId) : [...given, codeId];
    if (annotationId === null) setCollected(next);
    else actions.toggleCode(annotationId, codeId);
    return next;
  }

  /** Makes the annotation, where there is none yet, with these codes. */
  function finish(codes: readonly string[]) {
    if (annotationId === null && codes.length > 0) actions.setCodes(null, [...codes]);
  }

  // The host closes the picker at a press outside without asking; what was chosen by then counts.
  const latest = useRef({ collected, finish });
  useEffect(() => {
    latest.current = { collected, finish };
  });
  useEffect(() => {
    function handlePress(event: PointerEvent) {
      if (event.target instanceof Node && !root.current?.contains(event.target)) {
        latest.current.finish(latest.current.collected);
      }
    }
    document.addEventListener("pointerdown", handlePress, true);
    return () => document.removeEventListener("pointerdown", handlePress, true);
  }, [root]);

  return { given: new Set(given), toggle, finish: () => finish(collected), finishWith: finish, problem };
}
