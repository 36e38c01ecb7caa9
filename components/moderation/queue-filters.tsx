import { X } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { Select } from "@/components/ui/select";
import type { CaseCounts, CaseView } from "@/core/moderation/case";
import { moderationScreens } from "@/messages/en/moderation-screens";

const words = moderationScreens.queue;

/** What the queue's address asks for, beside the group. */
export interface QueueFilter {
  kind?: string;
  article?: string;
  author?: string;
  hours?: string;
  claimed?: string;
  order?: string;
}

const KINDS = ["pending", "flagged", "suspect"] as const;

export function queueHref(base: string, filter: QueueFilter): string {
  const query = new URLSearchParams(
    Object.entries(filter).filter((entry): entry is [string, string] => !!entry[1]),
  );
  return query.size > 0 ? `${base}?${query}` : base;
}

/** The kinds of cases with how many there are: links, so that each has its address. */
export function QueueTabs({
  base,
  filter,
  counts,
  isAppeals = false,
}: {
  base: string;
  filter: QueueFilter;
  counts: CaseCounts;
  isAppeals?: boolean;
}) {
  const tabs = [
    {
      name: words.kind.all,
      count: counts.open,
      href: queueHref(base, { ...filter, kind: "" }),
      isHere: !filter.kind && !isAppeals,
    },
    ...KINDS.map((kind) => ({
      name: words.kind[kind],
      count: counts[kind],
      href: queueHref(base, { ...filter, kind }),
      isHere: filter.kind === kind && !isAppeals,
    })),
    { name: words.kind.appeals, count: counts.appeals, href: `${base}/appeals`, isHere: isAppeals },
  ];
  return (
    <nav aria-label={words.tabs}>
      <ul className="flex flex-wrap gap-1.5">
        {tabs.map(({ name, count, href, isHere }) => (
          <li key={name}>
            <Link
              href={href}
              prefetch={false}
              aria-current={isHere ? "page" : undefined}
              className={buttonStyle({
                size: "small",
                variant: "quiet",
                className: "tabular aria-[current]:bg-accent-wash aria-[current]:text-accent-strong",
              })}
            >
              {name}
              <span className="font-normal">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Narrows the queue. A plain form: what it asks for stands in the address. */
export function QueueFilters({
  base,
  filter,
  sample,
}: {
  base: string;
  filter: QueueFilter;
  /** Any case that is shown, to name what is filtered by. */
  sample: CaseView | undefined;
}) {
  return (
    <div className="flex flex-wrap items-end gap-2">
      <form action={base} className="grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap">
        {(["kind", "article", "author"] as const).map((name) =>
          filter[name] ? <input key={name} type="hidden" name={name} value={filter[name]} /> : null,
        )}
        <Select name="claimed" label={words.claimed} defaultValue={filter.claimed ?? ""}>
          {(["any", "nobody", "mine", "others"] as const).map((who) => (
            <option key={who} value={who === "any" ? "" : who}>
              {words.claimedBy[who]}
            </option>
          ))}
        </Select>
        <Select name="hours" label={words.age} defaultValue={filter.hours ?? ""}>
          {(["", "1", "24", "168"] as const).map((hours) => (
            <option key={hours} value={hours}>
              {words.ages[hours]}
            </option>
          ))}
        </Select>
        <Select name="order" label={words.order} defaultValue={filter.order ?? "oldest"}>
          {(["oldest", "newest"] as const).map((order) => (
            <option key={order} value={order}>
              {words.orders[order]}
            </option>
          ))}
        </Select>
        <Button type="submit" className="h-9">
          {words.apply}
        </Button>
      </form>
      {filter.article ? (
        <Dropper
          href={queueHref(base, { ...filter, article: "" })}
          name={sample ? words.onlyArticle(sample.article.title) : words.onlySome}
        />
      ) : null}
      {filter.author ? (
        <Dropper
          href={queueHref(base, { ...filter, author: "" })}
          name={sample ? words.onlyAuthor(sample.author.person.name) : words.onlySomebody}
        />
      ) : null}
    </div>
  );
}

function Dropper({ href, name }: { href: string; name: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={words.drop(name)}
      className={buttonStyle({ size: "small", className: "h-9 max-w-full bg-accent-wash" })}
    >
      <span className="min-w-0 truncate">{name}</span>
      <X aria-hidden />
    </Link>
  );
}
