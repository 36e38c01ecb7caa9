"use client";

import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button, IconButton } from "@/components/ui/button";
import { type ChipCode, CodeChip } from "@/components/ui/code-chip";
import { Tooltip } from "@/components/ui/tooltip";
import type { CodeView } from "@/core/codebook";
import { codebookEditor as words } from "@/messages/en/codebook-editor";
import { CodeForm } from "./code-form";
import { Disputes } from "./disputes";
import { useEditor, useEditorState } from "./editor-context";
import { MergeDialog } from "./merge-dialog";
import { PassagesDialog } from "./passages-dialog";
import { SplitDialog } from "./split-dialog";
import { placeOfStep, type Step } from "./tree-moves";
import { childrenOf } from "./tree-rows";

const STEPS = [
  { step: "up", keys: "alt+ArrowUp", Icon: ArrowUp },
  { step: "down", keys: "alt+ArrowDown", Icon: ArrowDown },
  { step: "out", keys: "alt+ArrowLeft", Icon: ArrowLeft },
  { step: "in", keys: "alt+ArrowRight", Icon: ArrowRight },
] as const satisfies readonly { step: Step; keys: string; Icon: unknown }[];

/** A code: what can be done with it, and its form. */
export function CodePanel({
  code,
  groups,
}: {
  code: CodeView;
  groups: readonly { id: string; name: string }[];
}) {
  const editor = useEditor();
  const { codes } = useEditorState((state) => state.book);
  const [dialog, setDialog] = useState<"merge" | "split" | "passages" | null>(null);
  const isShown = (one: CodeView) => !one.deprecated;
  const close = () => setDialog(null);

  async function move(step: Step) {
    const place = placeOfStep(codes, code.id, step, isShown);
    if (!place) return;
    const change = { kind: "move-code", codeId: code.id, ...place } as const;
    if (editor.getState().asksForMoves) await editor.propose(change);
    else await editor.save(change);
  }

  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pe-10">
        <h2 className="min-w-0 font-semibold font-serif text-xl">
          {code.isHeading ? code.name : <CodeChip code={code as ChipCode} className="font-sans text-base" />}
        </h2>
        {code.deprecated ? <Badge tone="warning">{words.oldCode}</Badge> : null}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          onClick={() =>
            editor.select({ kind: "new", parentId: code.id, index: childrenOf(codes, code.id).length })
          }
        >
          {words.addUnder}
        </Button>
        {code.mergedIntoId === null ? (
          <Button size="small" onClick={() => setDialog("merge")}>
            {words.actions.merge}
          </Button>
        ) : null}
        {code.isHeading || code.deprecated ? null : (
          <Button size="small" onClick={() => setDialog("split")}>
            {words.actions.split}
          </Button>
        )}
        <Button
          size="small"
          onClick={() =>
            void editor.propose({
              kind: code.deprecated ? "bring-back-code" : "deprecate-code",
              codeId: code.id,
            })
          }
        >
          {code.deprecated ? words.actions.bringBack : words.actions.retire}
        </Button>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would put a frame around four buttons. */}
        <div role="group" aria-label={words.moves} className="flex">
          {STEPS.map(({ step, keys, Icon }) => (
            <Tooltip key={step} label={words.move[step]} keys={keys}>
              <IconButton
                label={words.move[step]}
                size="small"
                disabled={placeOfStep(codes, code.id, step, isShown) === null}
                onClick={() => void move(step)}
              >
                <Icon aria-hidden />
              </IconButton>
            </Tooltip>
          ))}
        </div>
      </div>
      <CodeForm code={code}>
        {code.isHeading ? null : (
          <>
            <Button size="small" className="self-start" onClick={() => setDialog("passages")}>
              {words.form.take}
            </Button>
            <Disputes key={code.id} code={code} groups={groups} />
          </>
        )}
      </CodeForm>
      {dialog === "merge" ? <MergeDialog code={code} onClose={close} /> : null}
      {dialog === "split" ? <SplitDialog code={code} onClose={close} /> : null}
      {dialog === "passages" ? <PassagesDialog code={code} onClose={close} /> : null}
    </div>
  );
}
