import type { CodeSeed } from "@/core/codebook";
import { examplesFromText, examplesToText } from "@/core/codebook/file/examples-text";

type Described = Pick<
  CodeSeed,
  "definition" | "whenToUse" | "whenNotToUse" | "positiveExamples" | "negativeExamples"
>;

const WHEN = "When to use:";
const WHEN_NOT = "When not to use:";
const EXAMPLES = "Examples:";
const COUNTER = "Not this:";
const HEADS = [WHEN, WHEN_NOT, EXAMPLES, COUNTER] as const;

/** All that a code says as the one text that other programs have room for, to be told apart again. */
export function descriptionOf(code: Described): string {
  const parts = [
    code.definition,
    ...(code.whenToUse ? [`${WHEN}\n${code.whenToUse}`] : []),
    ...(code.whenNotToUse ? [`${WHEN_NOT}\n${code.whenNotToUse}`] : []),
    ...(code.positiveExamples.length > 0 ? [`${EXAMPLES}\n${examplesToText(code.positiveExamples)}`] : []),
    ...(code.negativeExamples.length > 0 ? [`${COUNTER}\n${examplesToText(code.negativeExamples)}`] : []),
  ];
  return parts.join("\n\n");
}

/** Text of another program is a definition as a whole. */
export function readDescription(text: string): Described {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const parts = new Map<string, string[]>([["", []]]);
  let part: string[] = parts.get("") ?? [];
  for (const line of lines) {
    const head = HEADS.find((each) => each === line.trim());
    if (head && !parts.has(head)) {
      part = [];
      parts.set(head, part);
    } else part.push(line);
  }
  const of = (head: string) => (parts.get(head) ?? []).join("\n").trim();
  return {
    definition: of(""),
    whenToUse: of(WHEN),
    whenNotToUse: of(WHEN_NOT),
    positiveExamples: examplesFromText(of(EXAMPLES)),
    negativeExamples: examplesFromText(of(COUNTER)),
  };
}
