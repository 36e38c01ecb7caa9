import { classNames } from "./class-names";

/** A turning ring in the text's own size and colour; say beside it, or in `label`, what is waited for. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <span
      role={label ? "status" : undefined}
      aria-hidden={label ? undefined : true}
      className={classNames("inline-flex items-center", className)}
    >
      <span className="size-[1em] animate-spin rounded-full border-[1.5px] border-current border-r-transparent motion-reduce:animate-none" />
      {label ? <span className="sr-only">{label}</span> : null}
    </span>
  );
}
