"use client";

import Link from "next/link";
import { browserDrafts } from "@/components/drafts/browser-drafts";
import { draftKey } from "@/components/drafts/draft-key";
import { LinkButton } from "@/components/ui/link-button";
import type { KnownArticle } from "@/core/import/preview";
import { type MarkedText, toSource } from "@/core/text/version-source";
import { intake as words } from "@/messages/en/intake";

interface Props {
  known: KnownArticle;
  personId: string;
  /** The article as it would be stored. */
  brought: MarkedText & { title: string };
}

/** The article is here already: which one it is, and the ways to go on. */
export function KnownNotice({ known, personId, brought }: Props) {
  const { by, article } = known;
  // Where the words are the same, there is nothing to take along.
  const takeAlong = () => {
    if (by === "content") return;
    browserDrafts().write(
      draftKey.broughtIn(personId, article.id),
      JSON.stringify({ title: brought.title, source: toSource(brought) }),
    );
  };
  return (
    <section
      aria-labelledby="known-title"
      className="flex flex-col gap-3 rounded-lg border border-warning bg-warning-wash p-5"
    >
      <h3 id="known-title" className="font-semibold font-serif text-xl">
        {words.known[by]}
      </h3>
      <p>
        <Link href={`/articles/${article.slug}`} className="text-accent underline underline-offset-2">
          {words.known.is(article.title)}
        </Link>
        {words.known.has[by]} {by === "content" ? words.known.again : words.known.takenAddress}
      </p>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={`/articles/${article.slug}/edit`} prefetch={false} onClick={takeAlong}>
          {words.known.newVersion}
        </LinkButton>
        <LinkButton href="/" variant="quiet">
          {words.known.cancel}
        </LinkButton>
      </div>
    </section>
  );
}
