import { useReader } from "@/components/reader/reader-context";
import { reader as words } from "@/messages/en/reader";

/** Title, where it is from, when, and how long it takes. */
export function ReaderHeader() {
  const { article } = useReader().data;
  return (
    <header className="mb-8 flex flex-col gap-3">
      <h1 className="text-balance font-semibold font-serif text-3xl" lang={article.language}>
        {article.title}
      </h1>
      <p className="flex flex-wrap gap-x-3 text-muted">
        {article.source ? <span>{article.source}</span> : null}
        {article.author ? <span>{article.author}</span> : null}
        <span>{words.minutes(article.minutes)}</span>
      </p>
    </header>
  );
}
