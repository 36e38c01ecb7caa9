import { classNames } from "@/components/ui/class-names";
import { picker as words } from "@/messages/en/picker";

/** Shows one codebook alone, which then has the digit keys; or all of them. */
export function CodebookSwitch({
  codebooks,
  value,
  onChange,
}: {
  codebooks: readonly { id: string; name: string }[];
  value: string | null;
  onChange: (codebookId: string | null) => void;
}) {
  if (codebooks.length < 2) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would put a frame around a row of buttons.
    <div
      role="group"
      aria-label={words.codebooks}
      className="flex flex-wrap gap-1 pointer-coarse:flex-nowrap pointer-coarse:overflow-x-auto pointer-coarse:[scrollbar-width:none]"
    >
      {[{ id: null, name: words.allCodebooks }, ...codebooks].map(({ id, name }) => (
        <button
          key={id ?? "all"}
          type="button"
          aria-pressed={value === id}
          // The search field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChange(id)}
          className={classNames(
            "min-h-6 max-w-full shrink-0 truncate rounded-full px-2 text-xs pointer-coarse:min-h-11 pointer-coarse:px-3",
            value === id
              ? "bg-accent-wash font-semibold text-accent"
              : "text-soft hover:bg-ink/7 hover:text-ink",
          )}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
