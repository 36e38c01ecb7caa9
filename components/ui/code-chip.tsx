import type { ReactNode } from "react";
import { ui } from "@/messages/en/ui";
import { classNames } from "./class-names";
import { CloseIcon } from "./close-icon";
import { Kbd } from "./kbd";

/** The six hues of a codebook's groups; see app/styles/code-colours.css. */
export type CodeHue = "vermilion" | "amber" | "green" | "teal" | "blue" | "violet";
/** The five shades within a hue. */
export type CodeShade = 1 | 2 | 3 | 4 | 5;

/** What a chip needs to know of a code. */
export type ChipCode = {
  name: string;
  hue: CodeHue;
  shade: CodeShade;
  deprecated?: boolean;
};

/** A small piece of marked paper: the code's wash with its hue's underline. Decoration beside a name. */
export function CodeSwatch({
  hue,
  shade,
  className,
}: {
  hue: CodeHue;
  shade: CodeShade;
  className?: string;
}) {
  return (
    <span
      aria-hidden="true"
      data-hue={hue}
      data-shade={shade}
      className={classNames("code-swatch", className)}
    />
  );
}

export type CodeChipProps = {
  code: ChipCode;
  /** How often it is used; shown in tabular figures. */
  count?: number;
  /** Its key, shown as a key cap. */
  hotkey?: string;
  /** Adds a button that takes the code away. */
  onRemove?: () => void;
  size?: "small" | "medium";
  /** Swatch and name in ink, without the wash: for legends and lists. */
  plain?: boolean;
  /** A long name wraps, where it stands nowhere else, instead of being cut. */
  isWhole?: boolean;
  className?: string;
  children?: ReactNode;
};

/** A code as it appears on cards and in lists: swatch with underline style, then its name. */
export function CodeChip({
  code,
  count,
  hotkey,
  onRemove,
  size = "medium",
  plain = false,
  isWhole = false,
  className,
  children,
}: CodeChipProps) {
  return (
    <span
      data-hue={code.hue}
      data-shade={code.shade}
      className={classNames(
        "inline-flex max-w-full items-center gap-1.5",
        size === "small" ? "text-xs" : "text-sm",
        plain ? "text-ink" : "rounded-sm bg-code-wash font-semibold text-code-ink",
        !plain && (size === "small" ? "px-1.5 py-0.5" : "px-2 py-1"),
        onRemove && "pe-0.5",
        className,
      )}
    >
      <CodeSwatch hue={code.hue} shade={code.shade} />
      <span
        className={classNames(
          "min-w-0",
          isWhole ? "wrap-anywhere" : "truncate",
          code.deprecated && "line-through",
        )}
      >
        {code.name}
      </span>
      {code.deprecated ? <span className="font-normal">({ui.deprecated})</span> : null}
      {children}
      {count === undefined ? null : (
        <span className={classNames("tabular font-normal", plain && "text-muted")}>
          {count}
          <span className="sr-only"> {ui.uses(count)}</span>
        </span>
      )}
      {hotkey ? <Kbd keys={hotkey} /> : null}
      {onRemove ? (
        <button
          type="button"
          onClick={onRemove}
          aria-label={ui.removeCode(code.name)}
          className="-my-0.5 grid size-6 place-items-center rounded-sm hover:bg-ink/10 pointer-coarse:size-11 [&>svg]:size-3"
        >
          <CloseIcon />
        </button>
      ) : null}
    </span>
  );
}
