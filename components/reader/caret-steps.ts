interface CaretSteps {
  stepCaret: typeof import("@/components/reader/keyboard-caret").stepCaret;
  firstInView: typeof import("@/components/reader/first-in-view").firstInView;
}

let atHand: CaretSteps | null = null;
let coming: Promise<CaretSteps> | null = null;

/** How a caret steps, with the sentences and words that this needs: null before it was fetched. */
export const caretStepsAtHand = (): CaretSteps | null => atHand;

/** Fetches the steps, once. Rejects where that failed; asked again, it tries again. */
export function fetchCaretSteps(): Promise<CaretSteps> {
  coming ??= Promise.all([
    import("@/components/reader/keyboard-caret"),
    import("@/components/reader/first-in-view"),
  ]).then(
    ([{ stepCaret }, { firstInView }]) => {
      atHand = { stepCaret, firstInView };
      return atHand;
    },
    (error) => {
      coming = null;
      throw error;
    },
  );
  return coming;
}
