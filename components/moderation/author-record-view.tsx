import { RelativeTime } from "@/components/ui/relative-time";
import type { AuthorRecord } from "@/core/moderation/case";
import { momentInUtc } from "@/messages/en/dates";
import { moderationScreens } from "@/messages/en/moderation-screens";

const words = moderationScreens.card;

/** What a person did in the group and what was done about it: figures, then what is in force. */
export function AuthorRecordView({ record }: { record: AuthorRecord }) {
  const figures: [string, number][] = [
    [words.posts, record.posts],
    [words.withheld, record.withheld],
    [words.removed, record.removed],
    [words.warnings, record.warnings],
    [words.sanctions, record.sanctions],
  ];
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <p className="text-muted">
        {record.role ?? words.notAMember}
        {record.memberSince ? (
          <>
            {" "}
            {words.since} <RelativeTime at={record.memberSince} />
          </>
        ) : null}
      </p>
      <dl aria-label={words.record(record.person.name)} className="tabular grid grid-cols-[1fr_auto] gap-x-3">
        {figures.map(([name, number]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className={number > 0 ? "text-end text-ink" : "text-end text-muted"}>{number}</dd>
          </div>
        ))}
      </dl>
      {record.active.map(({ id, kind, scope, until }) => (
        <p key={id} className="font-semibold">
          {words.active[kind]}
          {scope === "site" ? ` ${words.onSite}` : ""}
          {until ? ` ${words.until(momentInUtc(new Date(until)))}` : ""}
        </p>
      ))}
    </div>
  );
}
