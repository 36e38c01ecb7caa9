import Link from "next/link";
import { LinkButton } from "@/components/ui/link-button";
import type { KnownArticle } from "@/core/import/preview";
import { intake as words } from "@/messages/en/intake";

/** The article is here already: which one it is, and the ways to go on. */
export function KnownNotice({ known }: { known: KnownArticle }) {
  const { by, article } = known;
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
        <LinkButton href={`/articles/${article.slug}/edit`} prefetch={false}>
          {words.known.newVersion}
        </LinkButton>
        <LinkButton href="/" variant="quiet">
          {words.known.cancel}
        </LinkButton>
      </div>
    </section>
  );
}
