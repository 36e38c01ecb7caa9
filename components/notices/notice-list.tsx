"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/api/request";
import { PageHeading } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { NotificationView } from "@/core/notification";
import { versions } from "@/messages/en/versions";

const words = versions.notices;

/** What one was told, newest first; following a link marks it as read. */
export function NoticeList({ items, next }: { items: readonly NotificationView[]; next: string | null }) {
  const router = useRouter();
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const isNew = ({ id, readAt }: NotificationView) => readAt === null && !seen.has(id);

  async function read(ids: readonly string[] | null) {
    const before = seen;
    setSeen(new Set([...seen, ...(ids ?? items.map(({ id }) => id))]));
    try {
      await request("PATCH", "/api/notifications", ids === null ? {} : { ids });
      router.refresh();
    } catch {
      // They stay new; the next look tries again.
      setSeen(before);
    }
  }

  return (
    <>
      <PageHeading
        title={words.title}
        actions={items.some(isNew) ? <Button onClick={() => void read(null)}>{words.readAll}</Button> : null}
      />
      {items.length === 0 ? (
        <EmptyState title={words.none.title} level={2}>
          {words.none.hint}
        </EmptyState>
      ) : (
        <ul className="border-line border-t">
          {items.map((item) => (
            <li
              key={item.id}
              className={classNames(
                "flex flex-col gap-1 border-line border-b border-s-3 py-4 ps-4",
                isNew(item) ? "border-s-accent" : "border-s-transparent",
              )}
            >
              <Notice item={item} isNew={isNew(item)} onFollow={() => void read([item.id])} />
            </li>
          ))}
        </ul>
      )}
      {next ? (
        <p className="mt-6">
          <LinkButton href={`/notifications?cursor=${encodeURIComponent(next)}`}>{words.older}</LinkButton>
        </p>
      ) : null}
    </>
  );
}

const countIn = (data: Record<string, unknown>, name: string): number => {
  const value = data[name];
  return typeof value === "number" ? value : 0;
};

function Notice({ item, isNew, onFollow }: { item: NotificationView; isNew: boolean; onFollow: () => void }) {
  const { article, data, createdAt } = item;
  const [edited, orphaned] = [countIn(data, "edited"), countIn(data, "orphaned")];
  return (
    <>
      <p className="wrap-anywhere text-lg">
        {isNew ? <span className="sr-only">{words.isNew}: </span> : null}
        <span className={classNames("font-serif", isNew && "font-semibold")}>
          {article ? `“${article.title}”` : words.goneArticle}
        </span>{" "}
        {words.anchorsChanged(countIn(data, "number"))}
      </p>
      {edited > 0 ? <p className="text-soft">{words.edited(edited)}</p> : null}
      {orphaned > 0 ? <p className="text-soft">{words.orphaned(orphaned)}</p> : null}
      <p className="flex flex-wrap items-center gap-x-4 text-muted text-sm">
        <RelativeTime at={createdAt} />
        {article ? (
          <Link
            href={`/articles/${article.slug}/review`}
            onClick={onFollow}
            className="inline-flex min-h-6 items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11"
          >
            {words.look}
          </Link>
        ) : null}
      </p>
    </>
  );
}
