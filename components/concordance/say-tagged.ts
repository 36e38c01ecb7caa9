import { showToast } from "@/components/ui/toast";
import type { BulkTaggingView } from "@/core/concordance/bulk-tagging";
import { concordance as words } from "@/messages/en/concordance";
import { messageOf, undoTagging } from "./concordance-api";

/** Says what was tagged, and takes it back where that is wanted. */
export function sayTagged(tagging: BulkTaggingView, onUndone: () => void): void {
  void showToast({
    title: words.done(tagging.count, tagging.codeName),
    action: { label: words.undo, run: () => void takeBack(tagging.id, onUndone) },
  });
}

/** Takes a tagging back, and says what stayed. */
export async function takeBack(id: string, onUndone: () => void): Promise<void> {
  try {
    const { deleted, kept } = await undoTagging(id);
    const edited = kept.filter(({ why }) => why === "edited").length;
    const description = words.kept(edited, kept.length - edited);
    void showToast({ title: words.undone(deleted), ...(description && { description }) });
    onUndone();
  } catch (thrown) {
    void showToast({ title: words.undoFailed, description: messageOf(thrown), tone: "danger" });
  }
}
