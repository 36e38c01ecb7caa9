/** How much is new, at the corner of what leads to it, which is `relative` and says the number itself. */
export function CountBadge({ count }: { count: number }) {
  if (count <= 0) return null;
  return (
    <span
      aria-hidden="true"
      className="tabular absolute -top-0.5 -right-0.5 min-w-4 rounded-full bg-accent px-1 text-center text-on-accent text-xs leading-4"
    >
      {count > 99 ? "99+" : count}
    </span>
  );
}
