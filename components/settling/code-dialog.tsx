"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import type { CodeRef } from "@/core/codebook";
import { settling } from "@/messages/en/settling";

const words = settling.code;

/** Another code for a passage: those of the same codebook first, as they stand in it. */
export function CodeDialog({
  codes,
  from,
  onClose,
  onChoose,
}: {
  codes: readonly CodeRef[];
  from: string;
  onClose: () => void;
  onChoose: (codeId: string) => void;
}) {
  const [chosen, setChosen] = useState(from);
  const book = codes.find(({ id }) => id === from)?.codebookId;
  const usable = codes.filter(({ isHeading, deprecated }) => !isHeading && !deprecated);
  const sorted = [
    ...usable.filter(({ codebookId }) => codebookId === book),
    ...usable.filter(({ codebookId }) => codebookId !== book),
  ];
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button variant="primary" disabled={chosen === from} onClick={() => onChoose(chosen)}>
            {words.save}
          </Button>
        </>
      }
    >
      <Select
        label={words.label}
        value={chosen}
        data-autofocus
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        {sorted.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Dialog>
  );
}
