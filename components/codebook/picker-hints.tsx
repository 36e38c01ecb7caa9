import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { picker as words } from "@/messages/en/picker";

/** The keys of the picker, for those who have keys; on a touch screen, what replaces them. */
export function PickerHints({
  hasKeys,
  hasBooks,
  isForOne,
}: {
  hasKeys: boolean;
  hasBooks: boolean;
  /** The first that is chosen is it. */
  isForOne: boolean;
}) {
  return (
    <>
      <p className="flex flex-wrap gap-x-3 gap-y-1 text-muted text-xs pointer-coarse:hidden">
        <Hint what={words.hint.choose}>
          <Kbd keys="Enter" />
        </Hint>
        {isForOne ? null : (
          <Hint what={words.hint.several}>
            <Kbd keys="mod+Enter" />
          </Hint>
        )}
        {hasKeys ? (
          <Hint isExtra what={words.hint.key}>
            <Kbd keys="1" />–<Kbd keys="9" />
          </Hint>
        ) : null}
        {hasBooks ? (
          <Hint isExtra what={words.hint.codebook}>
            <Kbd keys="ArrowLeft" />
            <Kbd keys="ArrowRight" />
          </Hint>
        ) : null}
      </p>
      {isForOne ? null : <p className="hidden text-muted text-xs pointer-coarse:block">{words.hint.touch}</p>}
    </>
  );
}

/** The extra ones are left out where there is little width. */
function Hint({ what, isExtra = false, children }: { what: string; isExtra?: boolean; children: ReactNode }) {
  return (
    <span className={classNames("inline-flex items-center gap-1", isExtra && "@max-sm:hidden")}>
      {children}
      {what}
    </span>
  );
}
