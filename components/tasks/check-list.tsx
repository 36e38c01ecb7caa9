import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";

/** Several of a list, each with its own box; a long list scrolls in its frame. */
export function CheckList({
  name,
  legend,
  hint,
  error,
  items,
  chosen,
  className,
}: {
  name: string;
  legend: string;
  hint?: string;
  error: string | null;
  items: readonly { id: string; name: string }[];
  chosen: readonly string[];
  className?: string;
}) {
  return (
    <fieldset
      className={classNames(className ?? "flex", "flex-col gap-1.5")}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend className="mb-1.5 font-semibold text-sm">{legend}</legend>
      <div className="max-h-72 overflow-y-auto rounded-md border border-line-strong bg-surface px-3 py-2">
        {items.map(({ id, name: label }) => (
          <Checkbox
            key={id}
            name={name}
            value={id}
            defaultChecked={chosen.includes(id)}
            label={<span className="wrap-anywhere">{label}</span>}
            className="py-1"
          />
        ))}
      </div>
      {hint ? <p className="text-muted text-sm">{hint}</p> : null}
      {error ? (
        <p id={`${name}-error`} role="alert" className="font-semibold text-danger text-sm">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
