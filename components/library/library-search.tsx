"use client";

import { Search } from "lucide-react";
import Form from "next/form";
import Link from "next/link";
import { useFormStatus } from "react-dom";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { controlStyle } from "@/components/ui/field";
import { Spinner } from "@/components/ui/spinner";
import { library } from "@/messages/en/library";

/** A plain form that works without JavaScript; with it, the page stays while the answer is on its way. */
export function LibrarySearch({ query }: { query: string }) {
  return (
    <search className="mb-8">
      <Form action="/" className="flex items-center gap-2">
        <label htmlFor="library-search" className="sr-only">
          {library.search.label}
        </label>
        <div className="relative min-w-0 flex-1">
          <Search
            aria-hidden="true"
            className="-translate-y-1/2 absolute start-3 top-1/2 size-4 text-muted"
          />
          <input
            key={query}
            id="library-search"
            type="search"
            name="q"
            defaultValue={query}
            maxLength={200}
            placeholder={library.search.placeholder}
            className={classNames(controlStyle, "h-11 ps-9")}
          />
        </div>
        <SubmitButton />
      </Form>
      {query ? (
        <p className="mt-2 text-sm">
          <Link href="/" className="text-accent underline underline-offset-2">
            {library.search.clear}
          </Link>
        </p>
      ) : null}
    </search>
  );
}

function SubmitButton() {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" variant="secondary" className="h-11" aria-busy={pending}>
      {pending ? <Spinner label={library.search.waiting} /> : library.search.submit}
    </Button>
  );
}
