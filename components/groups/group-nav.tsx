import Link from "next/link";
import { groups } from "@/messages/en/groups";

export interface GroupPlace {
  name: string;
  href: string;
}

/** Where a group's work is done; what the viewer may not open is not offered. */
export function GroupNav({ places }: { places: readonly GroupPlace[] }) {
  return (
    <nav aria-label={groups.page.places} className="mb-8 overflow-x-auto border-line border-b">
      <ul className="flex gap-1">
        {places.map(({ name, href }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              className="-mb-px inline-flex h-10 items-center whitespace-nowrap border-transparent border-b-2 px-2.5 font-semibold text-soft hover:border-line-strong hover:text-ink focus-visible:outline-offset-[-4px] pointer-coarse:h-11"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
