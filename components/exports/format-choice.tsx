import { RadioCard } from "@/components/ui/radio-card";
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
          <RadioCard
            key={format}
            name="format"
            value={format}
            isChosen={format === value}
            label={words.formats[format].name}
            hint={words.formats[format].hint}
            size="card"
            onChoose={() => onChange?.(format)}
          />
        ))}
      </div>
    </fieldset>
  );
}
