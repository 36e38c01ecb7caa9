"use client";

import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { HAS, type QueryLeaf, SETTLED } from "@/core/annotation-query/query";
import { queries } from "@/messages/en/queries";
import { codeNames, type QueryNames } from "./query-names";

const words = queries.builder;

type Change = (leaf: QueryLeaf) => void;

/** What a control says of a fault; empty where all is well. */
interface Wrong {
  "aria-invalid"?: boolean;
  "aria-describedby"?: string;
}

/** The fields of one condition. */
export function LeafFields({
  leaf,
  names,
  faultId,
  onChange,
}: {
  leaf: QueryLeaf;
  names: QueryNames;
  /** Of the words that say what is wrong with them; none where all is well. */
  faultId: string | undefined;
  onChange: Change;
}) {
  const wrong: Wrong = faultId ? { "aria-invalid": true, "aria-describedby": faultId } : {};
  switch (leaf.kind) {
    case "code":
      return <CodeFields leaf={leaf} names={names} wrong={wrong} onChange={onChange} />;
    case "group":
      return (
        <Chosen
          wrong={wrong}
          label={words.kinds.group}
          value={leaf.group}
          options={[
            ...names.groups.map(({ slug, name }) => [slug, name] as const),
            ...(names.isSignedIn ? [["private", words.private] as const] : []),
          ]}
          onChange={(group) => onChange({ ...leaf, group })}
        />
      );
    case "article":
      return (
        <Chosen
          wrong={wrong}
          label={words.kinds.article}
          value={leaf.article}
          options={names.articles.map(({ slug, title }) => [slug, title] as const)}
          onChange={(article) => onChange({ ...leaf, article })}
        />
      );
    case "task":
      return (
        <Chosen
          wrong={wrong}
          label={words.kinds.task}
          value={leaf.task}
          options={names.tasks.map(
            ({ name, title, groupName }) => [name, words.taskOf(title, groupName)] as const,
          )}
          onChange={(task) => onChange({ ...leaf, task })}
        />
      );
    case "settled":
      return (
        <Chosen
          wrong={wrong}
          label={words.kinds.settled}
          value={leaf.how}
          options={SETTLED.map((how) => [how, words.settled[how]] as const)}
          onChange={(how) => onChange({ ...leaf, how: SETTLED.find((one) => one === how) ?? "yes" })}
        />
      );
    case "has":
      return (
        <Chosen
          wrong={wrong}
          label={words.kinds.has}
          value={leaf.what}
          options={HAS.map((what) => [what, words.has[what]] as const)}
          onChange={(what) => onChange({ ...leaf, what: HAS.find((one) => one === what) ?? "note" })}
        />
      );
    case "person":
      return (
        <TextField
          {...wrong}
          label={words.kinds.person}
          hideLabel
          value={leaf.person}
          placeholder={words.personHint}
          maxLength={60}
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => onChange({ ...leaf, person: event.target.value.replace(/^@/, "").trim() })}
          className="w-48"
        />
      );
    case "made":
      return (
        <>
          <DayField
            wrong={wrong}
            label={words.from}
            value={leaf.from}
            onChange={(from) => onChange({ ...leaf, from })}
          />
          <DayField
            wrong={wrong}
            label={words.to}
            value={leaf.to}
            onChange={(to) => onChange({ ...leaf, to })}
          />
        </>
      );
    case "agreement":
      return (
        <>
          <CountField
            wrong={wrong}
            label={words.least}
            value={leaf.least}
            onChange={(least) => onChange({ ...leaf, least })}
          />
          <CountField
            wrong={wrong}
            label={words.most}
            value={leaf.most}
            onChange={(most) => onChange({ ...leaf, most })}
          />
        </>
      );
    default:
      return (
        <TextField
          {...wrong}
          label={words.words}
          hideLabel
          value={leaf.text}
          maxLength={200}
          onChange={(event) => onChange({ ...leaf, text: event.target.value })}
          className="w-full min-w-0 sm:w-96"
        />
      );
  }
}

function CodeFields({
  leaf,
  names,
  wrong,
  onChange,
}: {
  leaf: Extract<QueryLeaf, { kind: "code" }>;
  names: QueryNames;
  wrong: Wrong;
  onChange: Change;
}) {
  const written = codeNames(names);
  const isKnown = leaf.code === "" || [...written.values()].includes(leaf.code);
  return (
    <>
      <Select
        {...wrong}
        label={words.kinds.code}
        hideLabel
        value={leaf.code}
        onChange={(event) => onChange({ ...leaf, code: event.target.value })}
        className="w-full min-w-0 sm:w-72"
      >
        <option value="">{words.choose}</option>
        {isKnown ? null : <option value={leaf.code}>{leaf.code}</option>}
        {names.books.map((book) => (
          <optgroup key={book.slug} label={book.name}>
            {book.codes.map((code) => (
              <option key={code.id} value={written.get(code.id) ?? code.slug}>
                {code.isHeading ? `${code.name} …` : code.name}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
      <label className="flex min-h-9 items-center gap-1.5 text-soft text-sm pointer-coarse:min-h-11">
        <input
          type="checkbox"
          checked={leaf.children}
          onChange={(event) => onChange({ ...leaf, children: event.target.checked })}
          className="size-4 accent-accent"
        />
        {words.children}
      </label>
    </>
  );
}

/** One of a list; what stands in the query is kept also where the list does not have it. */
function Chosen({
  wrong,
  label,
  value,
  options,
  onChange,
}: {
  wrong: Wrong;
  label: string;
  value: string;
  options: readonly (readonly [value: string, name: string])[];
  onChange: (value: string) => void;
}) {
  const isKnown = value === "" || options.some(([one]) => one === value);
  return (
    <Select
      {...wrong}
      label={label}
      hideLabel
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="w-full min-w-0 sm:w-96"
    >
      <option value="">{words.choose}</option>
      {isKnown ? null : <option value={value}>{value}</option>}
      {options.map(([one, name]) => (
        <option key={one} value={one}>
          {name}
        </option>
      ))}
    </Select>
  );
}

function DayField({
  wrong,
  label,
  value,
  onChange,
}: {
  wrong: Wrong;
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  return (
    <TextField
      {...wrong}
      label={label}
      hideLabel
      type="date"
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || null)}
      className="w-40"
    />
  );
}

function CountField({
  wrong,
  label,
  value,
  onChange,
}: {
  wrong: Wrong;
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}) {
  return (
    <span className="flex min-h-9 items-center gap-1.5 text-soft text-sm">
      <span aria-hidden="true">{label}</span>
      <TextField
        {...wrong}
        label={label}
        hideLabel
        type="number"
        min={0}
        max={9_999}
        value={value ?? ""}
        onChange={(event) => {
          const count = Number.parseInt(event.target.value, 10);
          onChange(Number.isNaN(count) ? null : Math.min(9_999, Math.max(0, count)));
        }}
        className="w-20"
      />
    </span>
  );
}
