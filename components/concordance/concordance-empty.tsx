import Link from "next/link";
import { concordance } from "@/messages/en/concordance";
import { concordanceHref } from "./concordance-ask";

const words = concordance.empty;

/** Nothing was asked yet: what this is for, by examples that work. */
export function ConcordanceEmpty() {
  return (
    <section className="py-8" aria-labelledby="concordance-empty">
      <h2 id="concordance-empty" className="font-semibold font-serif text-xl">
        {words.title}
      </h2>
      <p className="mt-1 text-lg text-soft">{words.hint}</p>
      <ul className="mt-6 flex max-w-2xl flex-col">
        {words.examples.map(({ q, match, what }) => (
          <li key={q} className="border-line border-t last:border-b">
            <Link
              href={concordanceHref({ q, match })}
              prefetch={false}
              className="flex flex-wrap items-baseline gap-x-3 px-1 py-3 text-ink no-underline hover:bg-ink/4"
            >
              <b className={match === "pattern" ? "font-mono text-base" : "font-serif text-lg"}>{q}</b>
              <span className="text-soft">{what}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
