import type { ReactNode } from "react";
import { FormError } from "@/components/groups/form-error";
import { Button } from "@/components/ui/button";
import { moderationScreens } from "@/messages/en/moderation-screens";

const words = moderationScreens.act;

/** The end of a dialog in which a moderator acts: what did not work, the way out, and the way on. */
export function ActFooter({
  problem,
  onClose,
  children,
}: {
  problem: string | null;
  onClose: () => void;
  /** The button that does it. */
  children: ReactNode;
}) {
  return (
    <>
      <FormError message={problem === null ? null : `${problem} ${words.kept}`} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
        {children}
      </div>
    </>
  );
}
