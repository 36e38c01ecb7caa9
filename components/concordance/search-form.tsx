"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { useCommands } from "@/components/shell/command-registry";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";
import { MarkedInput } from "@/components/ui/marked-input";
import { Select } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import { MATCHES, MAX_SOUGHT, SORTS } from "@/core/concordance/request";
import type { FieldFault } from "@/core/errors";
import { concordance } from "@/messages/en/concordance";
import { type ConcordanceAsk, concordanceHref } from "./concordance-ask";

const words = concordance.form;

/** Milliseconds after the last letter until it is looked for. */
const PAUSE = 300;

const SEARCH_FIELD = "concordance-q";

/** A plain GET form that works without JavaScript; with it, the answer follows the typing. */
export function SearchForm({
  ask,
  groups,
  fault,
}: {
  ask: ConcordanceAsk;
  groups: readonly { slug: string; name: string; isPublic: boolean }[];
  /** Why what is asked cannot be looked for, and where in it. */
  fault: FieldFault | null;
}) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [typed, setTyped] = useState(ask.q);
  useEffect(() => () => clearTimeout(timer.current), []);
  useCommands([
    {
      id: "concordance-search",
      name: concordance.keys.search,
      section: concordance.keys.section,
      keys: "/",
      run: () => field.current?.focus(),
    },
  ]);

  /** Addresses that this form led to. */
  const sent = useRef(new Set<string>());
  // Another address (an example, Back) is another question; an answer to what was typed here changes nothing.
  const href = concordanceHref(ask);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address stands for what it asks.
  useEffect(() => {
    if (sent.current.has(href) || !form.current) return;
    sent.current.clear();
    setTyped(ask.q);
    fill(form.current, ask);
  }, [href]);

  function search() {
    clearTimeout(timer.current);
    if (!form.current) return;
    const href = concordanceHref(askIn(new FormData(form.current)));
    sent.current.add(href);
    startTransition(() => router.replace(href, { scroll: false }));
  }

  const followTyping = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(search, PAUSE);
  };
  const hintId = `${SEARCH_FIELD}-hint`;
  // What is typed on leaves what was wrong behind.
  const places = fault?.position && typed === ask.q ? [fault.position] : [];
  return (
    <search className="mb-6">
      <form
        ref={form}
        action="/concordance"
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
        className="flex flex-col gap-3"
      >
        <div className="flex items-center gap-2">
          <label htmlFor={SEARCH_FIELD} className="sr-only">
            {words.label}
          </label>
          <div className="relative min-w-0 flex-1">
            <Search
              aria-hidden="true"
              className="-translate-y-1/2 absolute start-3 top-1/2 z-1 size-4 text-muted"
            />
            <MarkedInput
              ref={field}
              id={SEARCH_FIELD}
              type="search"
              name="q"
              value={typed}
              places={places}
              keepsCaret
              maxLength={MAX_SOUGHT}
              placeholder={words.placeholder}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              aria-invalid={fault ? true : undefined}
              aria-describedby={hintId}
              onChange={(event) => {
                setTyped(event.target.value);
                followTyping();
              }}
              className="block h-12"
              look={classNames("ps-9 pe-2.5 text-lg", ask.match === "pattern" ? "font-mono" : "font-serif")}
            />
          </div>
          <Button type="submit" variant="secondary" className="h-12" aria-busy={isPending}>
            {isPending ? <Spinner label={words.waiting} /> : words.submit}
          </Button>
        </div>
        <p
          id={hintId}
          role={fault ? "alert" : undefined}
          className={fault ? "text-danger" : "text-muted text-sm"}
        >
          {fault?.message ?? words.hints[ask.match]}
        </p>
        <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
          <Select
            label={words.match}
            name="match"
            defaultValue={ask.match}
            onChange={search}
            className="w-44"
          >
            {MATCHES.map((match) => (
              <option key={match} value={match}>
                {words.matches[match]}
              </option>
            ))}
          </Select>
          <Select label={words.sort} name="sort" defaultValue={ask.sort} onChange={search} className="w-40">
            {SORTS.map((sort) => (
              <option key={sort} value={sort}>
                {words.sorts[sort]}
              </option>
            ))}
          </Select>
          {groups.length > 1 ? (
            <Select
              label={words.group}
              name="group"
              defaultValue={ask.group}
              onChange={search}
              className="w-48"
            >
              {groups.map(({ slug, name, isPublic }) => (
                <option key={slug} value={isPublic ? "" : slug}>
                  {name}
                </option>
              ))}
            </Select>
          ) : null}
          <Checkbox
            label={words.case}
            name="case"
            value="1"
            defaultChecked={ask.case}
            onChange={search}
            className="h-9 items-center pointer-coarse:h-11"
          />
        </div>
      </form>
    </search>
  );
}

/** The form has only what `ask` may be. */
function askIn(fields: FormData): ConcordanceAsk {
  const field = (name: string) => String(fields.get(name) ?? "");
  return {
    q: field("q"),
    match: MATCHES.find((match) => match === field("match")) ?? "words",
    case: field("case") === "1",
    sort: SORTS.find((sort) => sort === field("sort")) ?? "date",
    group: field("group"),
  };
}

/** What is chosen beside the words. */
function fill(form: HTMLFormElement, { match, case: matchCase, sort, group }: ConcordanceAsk): void {
  for (const [name, value] of Object.entries({ match, sort, group })) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLSelectElement) field.value = value;
  }
  const box = form.elements.namedItem("case");
  if (box instanceof HTMLInputElement) box.checked = matchCase;
}
