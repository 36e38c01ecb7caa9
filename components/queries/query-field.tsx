"use client";

import type { ReactNode } from "react";
import { MarkedInput } from "@/components/ui/marked-input";
import { MAX_QUERY_LENGTH } from "@/core/annotation-query/query";
import type { FieldFault } from "@/core/errors";
import { QueryFaults } from "./query-faults";

/** A query as one line of text, with the button that asks it, and below it how to write one or what is wrong with it. */
export function QueryField({
  id,
  name,
  label,
  hint,
  text,
  faults,
  hrefOf,
  onChange,
  children,
}: {
  id: string;
  /** As which it is sent. */
  name: string;
  label: string;
  hint: string;
  text: string;
  /** What is wrong with `text`, as it stands. */
  faults: readonly FieldFault[];
  /** The address that asks another query. */
  hrefOf: (text: string) => string;
  onChange: (text: string) => void;
  /** Beside it: what asks it. */
  children: ReactNode;
}) {
  const hintId = `${id}-hint`;
  const isFaulty = faults.length > 0;
  return (
    <>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <div className="flex gap-2">
        <MarkedInput
          id={id}
          name={name}
          value={text}
          places={faults.flatMap(({ position }) => position ?? [])}
          maxLength={MAX_QUERY_LENGTH}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={isFaulty ? true : undefined}
          aria-describedby={hintId}
          onChange={(event) => onChange(event.target.value)}
          className="h-9 flex-1 pointer-coarse:h-11"
        />
        {children}
      </div>
      {isFaulty ? (
        <QueryFaults id={hintId} text={text} faults={faults} hrefOf={hrefOf} />
      ) : (
        <p id={hintId} className="text-muted text-sm">
          {hint}
        </p>
      )}
    </>
  );
}
