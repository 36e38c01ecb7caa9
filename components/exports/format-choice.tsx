import { SELECTION_FORMATS, type SelectionFormat } from "@/core/export/selection/selection";
import { selection as words } from "@/messages/en/selection";

/** The formats as cards, one of which is chosen: name, and for what it is. */
export function FormatChoice({
  value,
  onChange,
}: {
  value: SelectionFormat;
  onChange?: (format: SelectionFormat) => void;
}) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-semibold text-sm">{words.format}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {SELECTION_FORMATS.map((format) => (
          <label
            key={format}
            className="flex gap-3 rounded-lg border border-line-strong bg-surface px-4 py-3 has-checked:border-accent has-checked:bg-accent-wash"
          >
            <input
              type="radio"
              name="format"
              value={format}
              required
              defaultChecked={format === value}
              onChange={() => onChange?.(format)}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span className="flex min-w-0 flex-col">
              <span className="font-semibold">{words.formats[format].name}</span>
              <span className="text-soft text-sm">{words.formats[format].hint}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
