"use client";

import { Check, ChevronDown, Lock, Users } from "lucide-react";
import Link from "next/link";
import { useReader } from "@/components/reader/reader-context";
import { useDetailsMenu } from "@/components/ui/use-details-menu";
import type { GroupSummary } from "@/core/group";
import { reader } from "@/messages/en/reader";

const words = reader.layer;

/** Whose annotations are shown. Links inside <details>, so that it works without JavaScript. */
export function GroupSwitcher({ groups }: { groups: readonly GroupSummary[] }) {
  const { article, group } = useReader().data;
  const { close, details } = useDetailsMenu();
  const all = groups.some(({ id }) => id === group.id) ? groups : [group, ...groups];
  if (all.length < 2) {
    return (
      <span className="inline-flex min-h-7 min-w-0 items-center gap-1.5 text-soft [&>svg]:size-4 [&>svg]:shrink-0">
        <Users aria-hidden />
        <span className="truncate">{words.current(group.name)}</span>
      </span>
    );
  }

  return (
    <details {...details} className="relative -ms-2 min-w-0">
      <summary className="inline-flex min-h-7 max-w-full list-none items-center gap-1.5 rounded-md px-2 font-semibold text-soft hover:bg-ink/7 hover:text-ink pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden [&>svg]:size-4 [&>svg]:shrink-0">
        <Users aria-hidden />
        <span className="sr-only">{words.label}: </span>
        <span className="min-w-0 max-w-48 truncate">{group.name}</span>
        <ChevronDown aria-hidden />
      </summary>
      <nav
        aria-label={words.switchTo}
        className="absolute z-20 mt-1 max-h-80 w-64 max-w-[calc(100vw-2rem)] overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-float"
      >
        <ul>
          {all.map((one) => (
            <li key={one.id}>
              <Link
                href={`/articles/${article.slug}${one.isPublic ? "" : `?group=${encodeURIComponent(one.slug)}`}`}
                prefetch={false}
                aria-current={one.id === group.id ? "true" : undefined}
                onClick={close}
                className="flex items-center gap-2 rounded-md px-2.5 py-1.5 text-ink no-underline hover:bg-ink/7 pointer-coarse:min-h-11 [&>svg]:size-4 [&>svg]:shrink-0"
              >
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{one.name}</span>
                  <span className="block text-muted text-xs">
                    {words.members(one.memberCount)}
                    {one.role === "observer" ? ` · ${words.readOnly}` : ""}
                  </span>
                </span>
                {one.role === "observer" ? <Lock aria-hidden /> : null}
                {one.id === group.id ? <Check aria-hidden className="text-accent" /> : null}
              </Link>
            </li>
          ))}
        </ul>
        <a
          href={`/articles/${article.slug}/agreement${group.isPublic ? "" : `?group=${encodeURIComponent(group.slug)}`}`}
          className="mt-1 block border-line border-t px-2.5 py-2 text-ink no-underline hover:bg-ink/7 pointer-coarse:py-3"
        >
          {words.agreement}
        </a>
      </nav>
    </details>
  );
}
