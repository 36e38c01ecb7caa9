import { RelativeTime } from "@/components/ui/relative-time";
import type { CaseView } from "@/core/moderation/case";
import { moderation } from "@/messages/en/moderation";
import { moderationScreens } from "@/messages/en/moderation-screens";

const words = moderationScreens.card;

/** Which rules held or suspected it, and what readers said against it. */
export function CaseReasons({ one }: { one: CaseView }) {
  const { why, flags, flagWeight, subject } = one;
  if (why.length === 0 && flags.length === 0) return null;
  return (
    <div className="flex flex-col gap-1 text-sm">
      {why.map((rule) => (
        <p key={JSON.stringify(rule)} className="wrap-anywhere text-soft">
          {moderation.rule(rule)}
        </p>
      ))}
      {flags.length > 0 ? (
        <>
          <p className="tabular font-semibold text-soft">{words.flags(flags.length, flagWeight)}</p>
          <ul className="flex flex-col gap-1">
            {flags.map(({ id, reporter, reason, body, version, createdAt }) => (
              <li key={id} className="wrap-anywhere text-soft">
                {words.flagOf(reporter.name, moderationScreens.flagReasons[reason])}
                {body ? <q className="ms-1">{body}</q> : null}
                <span className="text-muted">
                  {" "}
                  · <RelativeTime at={createdAt} />
                  {version === subject.version ? null : ` · ${words.flagEarlier(version)}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
