"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { moderationScreens } from "@/messages/en/moderation-screens";

const words = moderationScreens.nav;

export type ScreenName = "queue" | "log" | "settings" | "words" | "people" | "statistics";

/** The screens of one moderation; what the viewer may not open is not offered. */
export function ModerationNav({ base, screens }: { base: string; screens: readonly ScreenName[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label={words.label} className="mb-6 overflow-x-auto border-line border-b">
      <ul className="flex gap-1">
        {screens.map((screen) => {
          const href = screen === "queue" ? base : `${base}/${screen}`;
          return (
            <li key={screen}>
              <Link
                href={href}
                prefetch={false}
                aria-current={pathname === href ? "page" : undefined}
                className="inline-flex h-9 items-center whitespace-nowrap border-transparent border-b-2 px-2.5 text-soft hover:text-ink focus-visible:outline-offset-[-4px] aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink pointer-coarse:h-11"
              >
                {words[screen]}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
