import { Skeleton } from "@/components/ui/skeleton";
import type { CodeExample, CodeRef, CodeView } from "@/core/codebook";
import { picker as words } from "@/messages/en/picker";

/** What a code means, read while choosing. */
export function CodeDetails({
  id,
  code,
  nothing,
  details,
  isLoading,
}: {
  /** The definition's element, for `aria-describedby`. */
  id: string;
  code: CodeRef | null;
  /** Said where there is no code to speak of. */
  nothing: string;
  details: CodeView | null;
  isLoading: boolean;
}) {
  if (!code) return <p className="text-muted">{nothing}</p>;
  return (
    <div className="flex flex-col gap-2">
      <p className="font-semibold text-base">{code.name}</p>
      {details ? (
        <CodeMeaning id={id} code={details} />
      ) : isLoading ? (
        <>
          <Skeleton className="h-3 w-full" />
          <Skeleton className="h-3 w-11/12" />
          <Skeleton className="h-3 w-7/12" />
        </>
      ) : null}
    </div>
  );
}

/** Its definition, its boundaries and its examples. @param id of the definition's element */
export function CodeMeaning({
  id,
  code,
}: {
  id?: string;
  code: Pick<CodeView, "definition" | "whenToUse" | "whenNotToUse" | "positiveExamples" | "negativeExamples">;
}) {
  return (
    <>
      <p id={id}>{code.definition}</p>
      <Rule title={words.whenToUse} text={code.whenToUse} />
      <Rule title={words.whenNotToUse} text={code.whenNotToUse} />
      <Examples title={words.examples} examples={code.positiveExamples} />
      <Examples title={words.counterExamples} examples={code.negativeExamples} />
    </>
  );
}

function Rule({ title, text }: { title: string; text: string }) {
  if (!text) return null;
  return (
    <p>
      <span className="font-semibold text-soft">{title}: </span>
      {text}
    </p>
  );
}

function Examples({ title, examples }: { title: string; examples: readonly CodeExample[] }) {
  if (examples.length === 0) return null;
  return (
    <div>
      <p className="font-semibold text-soft">{title}</p>
      <ul className="flex flex-col gap-1.5">
        {examples.map((example) => (
          <li key={example.text} className="border-line border-s-2 ps-2">
            <p className="font-serif">{example.text}</p>
            <p className="text-muted">{example.why}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
