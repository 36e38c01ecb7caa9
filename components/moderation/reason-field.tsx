import { Select } from "@/components/ui/select";
import type { Reason } from "@/core/moderation/subject";
import { moderationScreens } from "@/messages/en/moderation-screens";

const REASONS = Object.entries(moderationScreens.reasons) as [Reason, string][];

/** Why a moderator acts; sent as `reason`. @param isFirst of its dialog: it has the focus when that opens */
export function ReasonField({
  suggested = "rules",
  isFirst = false,
}: {
  suggested?: Reason;
  isFirst?: boolean;
}) {
  return (
    <Select
      name="reason"
      label={moderationScreens.act.reason}
      defaultValue={suggested}
      data-autofocus={isFirst ? "" : undefined}
    >
      {REASONS.map(([reason, name]) => (
        <option key={reason} value={reason}>
          {name}
        </option>
      ))}
    </Select>
  );
}
