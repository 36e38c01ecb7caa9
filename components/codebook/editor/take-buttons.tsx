"use client";

import { Button } from "@/components/ui/button";
import type { CodeView } from "@/core/codebook";
import type { CodedPassage } from "@/core/codebook/view";
import { codebookEditor } from "@/messages/en/codebook-editor";
import { valuesOf } from "./code-values";
import { useEditor, useEditorState } from "./editor-context";

const words = codebookEditor.passages;
/** As much as an example holds, in UTF-16 code units. */
const MOST = 500;

/** Takes a passage into a code's examples, or its counter-examples, with one press; the form then asks why. */
export function TakeButtons({
  code,
  passage,
}: {
  code: CodeView;
  passage: Pick<CodedPassage, "annotationId" | "exact" | "canBeExample" | "article">;
}) {
  const editor = useEditor();
  const draft = useEditorState((state) => state.drafts.get(code.id));
  if (!passage.canBeExample || passage.exact.length > MOST) {
    return <p className="text-muted text-sm">{words.cannot}</p>;
  }
  const values = valuesOf(code, draft);
  const isTaken = [...values.positiveExamples, ...values.negativeExamples].some(
    ({ annotationId }) => annotationId === passage.annotationId,
  );
  if (isTaken) return <p className="font-semibold text-positive text-sm">{words.taken}</p>;
  const take = (list: "positiveExamples" | "negativeExamples") => {
    const { annotationId, exact, article } = passage;
    editor.draft(code.id, {
      [list]: [...values[list], { text: exact, why: "", from: article.slug, annotationId }],
    });
    editor.say(words.taken);
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="small" onClick={() => take("positiveExamples")}>
        {words.takePositive}
      </Button>
      <Button size="small" onClick={() => take("negativeExamples")}>
        {words.takeNegative}
      </Button>
    </div>
  );
}
