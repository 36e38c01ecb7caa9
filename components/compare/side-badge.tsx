import { compare as words } from "@/messages/en/compare";

export type Side = "left" | "right";

/** Which of the two is meant, by a letter and a shape: A is a filled square, B an outlined one. */
export function SideBadge({ side }: { side: Side }) {
  return (
    <span
      className={`inline-grid size-5 flex-none place-items-center rounded-sm border border-accent font-sans font-semibold text-xs ${
        side === "left" ? "bg-accent text-on-accent" : "bg-surface text-accent"
      }`}
    >
      {words.side[side]}
    </span>
  );
}
