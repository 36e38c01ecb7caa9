"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { useHydrated } from "@/components/ui/use-hydrated";
import { parseQuery } from "@/core/annotation-query/parse-query";
import { printQuery } from "@/core/annotation-query/print-query";
import { type AnnotationQuery, EVERYTHING } from "@/core/annotation-query/query";
import { QueryFault } from "@/core/annotation-query/query-tokens";
import type { FieldFault } from "@/core/errors";
import { queries } from "@/messages/en/queries";
import { Builder } from "./builder";
import { type Box, toBox, toQuery } from "./builder-model";
import { type QueryAsk, queriesHref } from "./query-ask";
import { QueryField } from "./query-field";
import type { QueryNames } from "./query-names";
import { faultsByRow } from "./row-faults";

const words = queries.text;

/** Milliseconds after the last change in the builder until it is asked. */
const PAUSE = 400;

function read(text: string): { query: AnnotationQuery; fault: FieldFault | null } {
  try {
    return { query: parseQuery(text), fault: null };
  } catch (thrown) {
    if (!(thrown instanceof QueryFault)) throw thrown;
    const { message, at } = thrown;
    const position = { offset: at.start, length: at.end - at.start };
    return { query: EVERYTHING, fault: { field: "query", message, position } };
  }
}

/**
 * The same query as rows and as text: what changes in one changes the other. A plain GET form with the text alone
 * without JavaScript.
 * @param faults what is wrong with the query that the page asks
 */
export function QueryForm({
  ask,
  names,
  faults,
}: {
  ask: QueryAsk;
  names: QueryNames;
  faults: readonly FieldFault[];
}) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const isAlive = useHydrated();
  const [text, setText] = useState(ask.q);
  const [box, setBox] = useState<Box>(() => toBox(read(ask.q).query));
  const [asked, setAsked] = useState(ask.q);
  const [typedFault, setTypedFault] = useState<{ text: string; fault: FieldFault } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // Another address (a saved query, Back) is another query.
  if (ask.q !== asked) {
    setAsked(ask.q);
    if (ask.q !== text) {
      setText(ask.q);
      setBox(toBox(read(ask.q).query));
      setTypedFault(null);
    }
  }

  const go = (q: string) =>
    startTransition(() => router.replace(queriesHref({ ...ask, q }), { scroll: false }));

  function build(now: Box) {
    setBox(now);
    const written = printQuery(toQuery(now));
    if (written === text) return;
    setText(written);
    setTypedFault(null);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => go(written), PAUSE);
  }

  function submit() {
    clearTimeout(timer.current);
    const { query, fault } = read(text);
    setTypedFault(fault && { text, fault });
    if (fault !== null) return;
    const written = printQuery(query);
    setText(written);
    setBox(toBox(query));
    go(written);
  }

  // What is typed on leaves what was wrong behind.
  const said = typedFault?.text === text ? [typedFault.fault] : ask.q === text ? faults : [];
  return (
    <form
      action="/queries"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="mb-8 flex flex-col gap-4"
    >
      {isAlive ? (
        <Builder box={box} names={names} faults={faultsByRow(box, text, said)} onChange={build} />
      ) : null}
      <div className="flex flex-col gap-1.5 border-line border-t pt-3">
        <QueryField
          id="query-text"
          name="q"
          label={words.label}
          hint={words.hint}
          text={text}
          faults={said}
          hrefOf={(q) => queriesHref({ ...ask, q })}
          onChange={setText}
        >
          {ask.view === "list" ? null : <input type="hidden" name="view" value={ask.view} />}
          <Button type="submit" variant="primary" className="h-9" aria-busy={isPending}>
            {isPending ? <Spinner label={words.waiting} /> : words.run}
          </Button>
        </QueryField>
      </div>
    </form>
  );
}
