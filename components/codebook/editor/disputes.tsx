"use client";

import { useState } from "react";
import { RequestFailure } from "@/components/api/request";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { CodeView } from "@/core/codebook";
import type { DisputedPassage } from "@/core/codebook/view";
import { codebookEditor } from "@/messages/en/codebook-editor";
import { fetchDisputes } from "./editor-api";
import { Passage } from "./passage";
import { TakeButtons } from "./take-buttons";

const words = codebookEditor.disputes;

/**
 * Passages that the group disagrees on about this code, as candidates for its examples.
 * @param groups of which one is chosen; a group's own codebook has that one alone
 */
export function Disputes({
  code,
  groups,
}: {
  code: CodeView;
  groups: readonly { id: string; name: string }[];
}) {
  const [groupId, setGroupId] = useState(groups[0]?.id ?? null);
  const [found, setFound] = useState<readonly DisputedPassage[] | null>(null);
  const [isLooking, setLooking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function look() {
    setLooking(true);
    setProblem(null);
    try {
      setFound(await fetchDisputes(code.codebookId, code.id, groupId));
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      setProblem(thrown.message);
    } finally {
      setLooking(false);
    }
  }

  return (
    <section aria-label={words.title} className="flex flex-col gap-3 rounded-lg border border-line p-4">
      <h3 className="font-semibold text-sm">{words.title}</h3>
      <p className="text-muted text-sm">{words.hint}</p>
      <div className="flex flex-wrap items-end gap-2">
        {groups.length > 1 ? (
          <Select
            label={words.group}
            value={groupId ?? ""}
            onChange={(event) => {
              setGroupId(event.target.value);
              setFound(null);
            }}
          >
            {groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        ) : null}
        <Button size="small" busy={isLooking} onClick={() => void look()}>
          {words.show}
        </Button>
      </div>
      <div aria-live="polite">
        {problem ? <p className="font-semibold text-danger">{problem}</p> : null}
        {found?.length === 0 ? <p className="text-soft">{words.none}</p> : null}
      </div>
      {found && found.length > 0 ? (
        <ul className="flex flex-col divide-y divide-line">
          {found.map(({ passage, others }) => (
            <li key={passage.annotationId} className="py-3">
              <Passage passage={passage}>
                <ul className="flex flex-col gap-1 text-sm">
                  {others.map((other) => (
                    <li key={other.annotationId} className="border-line-strong border-s-2 ps-2 text-soft">
                      {words.chose(
                        other.author.name,
                        other.codes.map(({ name }) => name),
                      )}
                      {other.exact === passage.exact ? null : (
                        <span className="wrap-anywhere block font-serif text-ink">{other.exact}</span>
                      )}
                      {other.note ? <span className="wrap-anywhere block">{other.note}</span> : null}
                    </li>
                  ))}
                </ul>
                <TakeButtons code={code} passage={passage} />
              </Passage>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
