import type { ArticlePreview } from "@/core/import/preview";
import { intake as words } from "@/messages/en/intake";

/** How much it is, and everything that will not be stored, each with what becomes of it. */
export function PreviewFacts({ preview }: { preview: ArticlePreview }) {
  const { lost, encoding, tookHeading } = preview;
  return (
    <section aria-labelledby="lost-title" className="rounded-lg border border-line bg-surface p-5">
      <p className="tabular text-soft">{words.preview.words(preview.wordCount, preview.minutes)}</p>
      <h3 id="lost-title" className="mt-4 font-semibold text-sm">
        {words.preview.lostTitle}
      </h3>
      {lost.length === 0 ? <p className="mt-1 text-soft text-sm">{words.preview.nothingLost}</p> : null}
      {lost.length > 0 ? (
        <ul className="mt-2 flex flex-col gap-2 text-sm">
          {lost.map(({ kind, count }) => {
            const { what, becomes } = words.lost[kind](count);
            return (
              <li key={kind} className="border-warning border-s-2 ps-3">
                <span className="tabular font-semibold">{what}</span>
                <span className="block text-soft">{becomes}</span>
              </li>
            );
          })}
        </ul>
      ) : null}
      {tookHeading ? <p className="mt-3 text-soft text-sm">{words.preview.heading1}</p> : null}
      {encoding?.misdeclared ? (
        <p className="mt-3 border-warning border-s-2 ps-3 text-sm">
          {words.preview.misdeclared(encoding.misdeclared, encoding.name)}
        </p>
      ) : null}
      {encoding && !encoding.misdeclared && encoding.name !== "utf-8" ? (
        <p className="mt-3 text-soft text-sm">{words.preview.encoding(encoding.name)}</p>
      ) : null}
    </section>
  );
}
