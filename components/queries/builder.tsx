"use client";

import { Plus, X } from "lucide-react";
import { useId } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Select } from "@/components/ui/select";
import { type LeafKind, MAX_DEPTH } from "@/core/annotation-query/query";
import type { FieldFault } from "@/core/errors";
import { queries } from "@/messages/en/queries";
import { type Box, blankLeaf, changePart, isBox, newBox, newRow, type Row } from "./builder-model";
import { LeafFields } from "./leaf-fields";
import { suggestionStyle } from "./query-faults";
import type { QueryNames } from "./query-names";
import { type RowFaults, withName } from "./row-faults";

const words = queries.builder;
const KINDS = Object.keys(words.kinds) as LeafKind[];

/** A query as rows: a kind, its fields, `not`, and what is wrong there; and boxes of rows. */
export function Builder({
  box,
  names,
  faults,
  onChange,
}: {
  box: Box;
  names: QueryNames;
  faults: RowFaults;
  onChange: (box: Box) => void;
}) {
  return (
    <BoxFields
      box={box}
      depth={0}
      names={names}
      faults={faults}
      onChange={onChange}
      change={(key, change) => onChange(changePart(box, key, change))}
    />
  );
}

type ChangePart = (key: number, change: (part: Row | Box) => Row | Box | null) => void;

function BoxFields({
  box,
  depth,
  names,
  faults,
  onChange,
  change,
  onRemove,
}: {
  box: Box;
  depth: number;
  names: QueryNames;
  faults: RowFaults;
  onChange: (box: Box) => void;
  change: ChangePart;
  onRemove?: () => void;
}) {
  return (
    <fieldset
      className={
        depth === 0
          ? "min-w-0"
          : "min-w-0 flex-1 rounded-md border-line-strong border-s-2 bg-ink/3 py-2 ps-3 pe-2"
      }
    >
      <legend className="sr-only">{words.label}</legend>
      <div className="mb-2 flex items-center gap-2">
        {depth > 0 ? <NotSwitch isNot={box.isNot} onChange={(isNot) => onChange({ ...box, isNot })} /> : null}
        <Select
          label={words.kindOfGroup}
          hideLabel
          value={box.kind}
          onChange={(event) => onChange({ ...box, kind: event.target.value === "or" ? "or" : "and" })}
          className="w-48"
        >
          {(["and", "or"] as const).map((kind) => (
            <option key={kind} value={kind}>
              {depth === 0 ? words.root[kind] : words.group[kind]}
            </option>
          ))}
        </Select>
        {onRemove ? (
          <IconButton label={words.remove} onClick={onRemove} className="ms-auto">
            <X aria-hidden="true" />
          </IconButton>
        ) : null}
      </div>
      {box.of.length === 0 ? <p className="mb-2 text-muted">{words.empty}</p> : null}
      <ul className="flex flex-col gap-2">
        {box.of.map((part) => (
          <li key={part.key} className="flex">
            {isBox(part) ? (
              <BoxFields
                box={part}
                depth={depth + 1}
                names={names}
                faults={faults}
                onChange={(now) => change(part.key, () => now)}
                change={(key, how) =>
                  change(part.key, (now) => (isBox(now) ? changePart(now, key, how) : now))
                }
                onRemove={() => change(part.key, () => null)}
              />
            ) : (
              <RowFields
                row={part}
                names={names}
                fault={faults.get(part.key) ?? null}
                onChange={(now) => change(part.key, () => now)}
                onRemove={() => change(part.key, () => null)}
              />
            )}
          </li>
        ))}
      </ul>
      <div className="mt-2 flex gap-2">
        <Button
          size="small"
          variant="quiet"
          onClick={() => onChange({ ...box, of: [...box.of, newRow("code")] })}
        >
          <Plus aria-hidden="true" />
          {words.add}
        </Button>
        {depth < MAX_DEPTH - 2 ? (
          <Button
            size="small"
            variant="quiet"
            onClick={() => onChange({ ...box, of: [...box.of, newBox()] })}
          >
            <Plus aria-hidden="true" />
            {words.addGroup}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}

function RowFields({
  row,
  names,
  fault,
  onChange,
  onRemove,
}: {
  row: Row;
  names: QueryNames;
  /** What is wrong with it. */
  fault: FieldFault | null;
  onChange: (row: Row) => void;
  onRemove: () => void;
}) {
  const faultId = useId();
  return (
    <div
      className={classNames(
        "flex min-w-0 flex-1 items-start gap-2",
        fault ? "-ms-2.5 rounded-e-md border-danger border-s-2 bg-danger/5 py-1.5 ps-2" : null,
      )}
    >
      <NotSwitch isNot={row.isNot} onChange={(isNot) => onChange({ ...row, isNot })} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
        <Select
          label={words.kind}
          hideLabel
          value={row.leaf.kind}
          onChange={(event) => {
            const kind = KINDS.find((one) => one === event.target.value);
            if (kind) onChange({ ...row, leaf: blankLeaf(kind) });
          }}
          className="w-full sm:w-48"
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </Select>
        <LeafFields
          leaf={row.leaf}
          names={names}
          faultId={fault ? faultId : undefined}
          onChange={(leaf) => onChange({ ...row, leaf })}
        />
        {fault ? (
          <div id={faultId} className="flex w-full flex-wrap items-center gap-x-2 gap-y-1 text-sm">
            <span className="wrap-anywhere text-danger">{fault.message}</span>
            {fault.suggestions ? (
              <>
                <span className="text-soft">{queries.text.didYouMean}</span>
                {fault.suggestions.map((name) => (
                  <button
                    key={name}
                    type="button"
                    onClick={() => onChange({ ...row, leaf: withName(row.leaf, name) })}
                    className={suggestionStyle}
                  >
                    {name}
                  </button>
                ))}
              </>
            ) : null}
          </div>
        ) : null}
      </div>
      <IconButton label={words.remove} onClick={onRemove}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}

function NotSwitch({ isNot, onChange }: { isNot: boolean; onChange: (isNot: boolean) => void }) {
  return (
    <button
      type="button"
      aria-pressed={isNot}
      title={words.negate}
      onClick={() => onChange(!isNot)}
      className="h-9 shrink-0 rounded-md px-2 text-muted text-sm hover:bg-ink/7 aria-pressed:bg-danger/10 aria-pressed:font-semibold aria-pressed:text-danger pointer-coarse:h-11"
    >
      {words.not}
    </button>
  );
}
