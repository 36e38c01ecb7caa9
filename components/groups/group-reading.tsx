import Link from "next/link";
import type { ArticleSummary } from "@/core/article";

/** The newest articles, each leading into this group's layer. */
export function GroupReading({ slug, articles }: { slug: string; articles: readonly ArticleSummary[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {articles.map((article) => (
        <li key={article.id}>
          <Link
            href={`/articles/${article.slug}?group=${encodeURIComponent(slug)}`}
            lang={article.language}
            className="block py-3 font-serif text-lg hover:text-accent"
          >
            {article.title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
