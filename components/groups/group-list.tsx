import Link from "next/link";
import type { GroupSummary } from "@/core/group";
import { groups as words } from "@/messages/en/groups";

/** Groups as a quiet list: name first, then kind, one's own role and size. */
export function GroupList({ groups }: { groups: readonly GroupSummary[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {groups.map((group) => (
        <li key={group.id} className="group relative py-5">
          <h2 className="break-words font-serif text-xl">
            <Link
              href={`/groups/${group.slug}`}
              className="after:absolute after:inset-0 group-hover:text-accent"
            >
              {group.name}
            </Link>
          </h2>
          <p className="mt-1 flex flex-wrap gap-x-3 text-muted text-sm tabular-nums">
            <span>{words.kindName[group.kind]}</span>
            {group.role ? <span>{words.roleName(group.kind, group.role)}</span> : null}
            <span>{group.isPublic ? words.publicGroup.members : words.memberCount(group.memberCount)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
