import { redoOf, type StepProblem, takeTo, undoOf } from "@/components/reader/gestures/take-back";
import { whatWasDone } from "@/components/reader/gestures/what-was-done";
import { annotationOf } from "@/components/reader/layer-store";
import { DELETED_TOAST, type OwnStep } from "@/components/reader/own-steps";
import type { ReaderContextValue } from "@/components/reader/reader-context";
import { dismissToast, showToast } from "@/components/ui/toast";
import { gestures } from "@/messages/en/gestures";

const words = gestures.steps;

/** One toast for them all: the newest replaces the one before. */
const TOAST = "reader.step";

/** Takes the last step back, or the one given, and says what it was, or why it stays. */
export function undoStep(reader: ReaderContextValue, which?: OwnStep): void {
  const { done } = reader.steps.getState();
  const step = which ?? done.at(-1);
  if (!step || !done.includes(step)) return void say(reader, words.nothingToUndo);
  void dismissToast(DELETED_TOAST);
  const problem = takeTo(reader.plainLayer, reader.data.article, undoOf(step));
  reader.steps.setState((steps) => ({
    done: steps.done.filter((one) => one !== step),
    // What cannot be taken back cannot be done again either: it is still done.
    undone: problem ? steps.undone : [...steps.undone, step],
  }));
  tell(reader, step, problem, "undone");
}

/** Does the step that was taken back last again. */
export function redoStep(reader: ReaderContextValue): void {
  const { undone } = reader.steps.getState();
  const step = undone.at(-1);
  if (!step) return void say(reader, words.nothingToRedo);
  const problem = takeTo(reader.plainLayer, reader.data.article, redoOf(step));
  reader.steps.setState((steps) => ({
    done: problem ? steps.done : [...steps.done, step],
    undone: steps.undone.filter((one) => one !== step),
  }));
  tell(reader, step, problem, "redone");
}

function tell(
  reader: ReaderContextValue,
  step: OwnStep,
  problem: StepProblem | null,
  which: "undone" | "redone",
): void {
  const what = whatWasDone(step, reader.data);
  if (problem) {
    const title = which === "undone" ? words.notUndone(what) : words.notRedone(what);
    reader.announce(`${title} ${words.problems[problem]}`);
    void showToast({ id: TOAST, title, description: words.problems[problem] });
    return;
  }
  const isHere = annotationOf(reader.layer.getState(), step.id) !== undefined;
  if (isHere) reader.actions.focus(step.id);
  else if (reader.view.getState().activeId === step.id) reader.view.setState({ activeId: null, panel: null });
  const title = which === "undone" ? words.undone(what) : words.redone(what);
  reader.announce(title);
  void showToast({
    id: TOAST,
    title,
    duration: 5_000,
    action:
      which === "undone"
        ? { label: words.redoShort, run: () => redoStep(reader) }
        : { label: words.undoShort, run: () => undoStep(reader) },
  });
}

function say(reader: ReaderContextValue, title: string): void {
  reader.announce(title);
  void showToast({ id: TOAST, title });
}
