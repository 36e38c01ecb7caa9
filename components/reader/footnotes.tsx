"use client";

import { Markdown } from "@/components/markdown/markdown";
import type { DrawnAnnotation } from "@/components/reader/block-segments";
import { inNoteOrder } from "@/components/reader/note-numbers";
import { useLayer, useReader } from "@/components/reader/reader-context";
import { reader } from "@/messages/en/reader";

const words = reader.notes;

/** The annotations as footnotes, on paper only. */
export function Footnotes({ annotations }: { annotations: readonly DrawnAnnotation[] }) {
  const { data } = useReader();
  const all = useLayer((state) => state.annotations);
  const people = useLayer((state) => state.people);
  if (annotations.length === 0) return null;
  return (
    <section className="print-only mt-8 border-line border-t pt-4">
      <h2 className="font-semibold">{words.title}</h2>
      <ol className="mt-2 flex list-decimal flex-col gap-1 ps-6">
        {inNoteOrder(annotations).map(({ id }) => {
          const annotation = all.get(id);
          if (!annotation) return null;
          const codes = annotation.codes.flatMap((code) => data.codes.get(code)?.name ?? []).join(", ");
          return (
            <li key={id} className="break-inside-avoid">
              {codes ? <strong>{codes} · </strong> : null}
              {people.get(annotation.authorId)?.name}
              {annotation.groupId === null ? ` (${words.private})` : ""}
              {annotation.note ? <Markdown text={annotation.note} /> : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
