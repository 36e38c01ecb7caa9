import { request } from "@/components/api/request";
import { showToast } from "@/components/ui/toast";
import type { ThreadLockView } from "@/core/moderation/action";
import type { ThreadPage } from "@/core/threads/thread";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { messageOf, undo } from "./moderation-api";

const words = moderationScreens.act;

/** Locks a discussion, or opens it again, as it is now; says so, with a way to take it back. */
export async function toggleLock(threadId: string, changed: () => void = () => {}): Promise<void> {
  try {
    const { thread } = await request<ThreadPage>("GET", `/api/threads/${threadId}?limit=1`);
    const locked = !thread.isLocked;
    const made = await request<ThreadLockView>("PUT", `/api/moderation/threads/${threadId}/lock`, {
      version: thread.version,
      locked,
    });
    const { actionId } = made;
    changed();
    await showToast({
      title: locked ? words.locked : words.unlocked,
      ...(actionId && {
        action: { label: words.undo, run: () => void takeBack(actionId, changed) },
      }),
    });
  } catch (thrown) {
    await showToast({ title: words.failed, description: messageOf(thrown), tone: "danger" });
  }
}

async function takeBack(actionId: string, changed: () => void): Promise<void> {
  try {
    await undo(actionId);
    changed();
    await showToast({ title: words.undone });
  } catch (thrown) {
    await showToast({ title: words.undoFailed, description: messageOf(thrown), tone: "danger" });
  }
}
