import { RelativeTime } from "@/components/ui/relative-time";
import type { ActionView } from "@/core/moderation/action";
import type { MySanctions } from "@/core/moderation/mine";
import { momentInUtc } from "@/messages/en/dates";
import { moderationAppeals } from "@/messages/en/moderation-appeals";
import { moderationScreens } from "@/messages/en/moderation-screens";

const words = moderationAppeals.mine;

/** What a person may not do, where and until when, and why. */
export function SanctionTold({ sanction }: { sanction: MySanctions["items"][number] }) {
  const { kind, group, until, action } = sanction;
  return (
    <>
      <p className="font-semibold">
        {words.kinds[kind]}
        {group ? words.inGroup(group.name) : ""}
        {until ? words.until(momentInUtc(new Date(until))) : ""}.
      </p>
      <Told action={action} />
    </>
  );
}

/** The reason, and what the moderators wrote. */
export function Told({ action: { reason, message, createdAt } }: { action: ActionView }) {
  const name = moderationScreens.reasonName(reason);
  return (
    <>
      {name ? (
        <p className="text-soft">
          {words.reason}: {name} · <RelativeTime at={createdAt} />
        </p>
      ) : null}
      {message ? (
        <p className="wrap-anywhere whitespace-pre-line">
          {words.message}: <q>{message}</q>
        </p>
      ) : null}
    </>
  );
}
