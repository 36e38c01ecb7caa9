"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useRef, useState } from "react";
import { RequestFailure, request } from "@/components/api/request";
import { FormError } from "@/components/groups/form-error";
import { Button } from "@/components/ui/button";
import { controlStyle, Field } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";
import type { CodebookView } from "@/core/codebook";
import type { CodebookPreview } from "@/core/codebook/file/import-schema";
import { codebookPages } from "@/messages/en/codebook-pages";
import { ImportPreview } from "./import-preview";
import { PlaceChoice } from "./place-choice";

const words = codebookPages.importForm;

/** A file, what it would become, and then the codebook: two presses, and nothing is stored before the second. */
export function ImportCodebookForm({
  groups,
  forEverybody,
}: {
  groups: readonly { id: string; name: string }[];
  forEverybody: boolean;
}) {
  const id = useId();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const result = useRef<HTMLElement>(null);
  const [preview, setPreview] = useState<CodebookPreview | null>(null);
  const [busy, setBusy] = useState<"preview" | "import" | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function send<T>(what: "preview" | "import", path: string): Promise<T | null> {
    if (!form.current) return null;
    const data = new FormData(form.current);
    const file = data.get("file");
    if (!(file instanceof File) || file.size === 0) {
      setProblem(words.noFile);
      return null;
    }
    setBusy(what);
    setProblem(null);
    try {
      return await request<T>("POST", path, data);
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      setProblem(thrown.fields[0]?.message ?? thrown.message);
      return null;
    } finally {
      setBusy(null);
    }
  }

  async function look(event: FormEvent) {
    event.preventDefault();
    const seen = await send<CodebookPreview>("preview", "/api/codebooks/import/preview");
    setPreview(seen);
    if (seen) requestAnimationFrame(() => result.current?.focus());
  }

  async function bringIn() {
    const book = await send<CodebookView>("import", "/api/codebooks/import");
    if (book) router.push(`/codebooks/${book.slug}/edit`);
  }

  return (
    <form ref={form} onSubmit={(event) => void look(event)} className="flex flex-col gap-6">
      <Field id={id} label={words.file}>
        <input
          id={id}
          name="file"
          type="file"
          required
          accept=".json,.csv,.tsv,.qdc,.xml,.txt"
          onChange={() => {
            setPreview(null);
            setProblem(null);
          }}
          className={`${controlStyle} py-2 file:me-3 file:rounded-md file:border-0 file:bg-ink/7 file:px-3 file:py-1 file:text-ink`}
        />
      </Field>
      <div className="grid gap-6 sm:grid-cols-2">
        <PlaceChoice groups={groups} forEverybody={forEverybody} />
        <TextField name="name" label={words.name} hint={words.nameHint} maxLength={80} optional />
      </div>
      <FormError message={problem} />
      {preview ? (
        <section ref={result} tabIndex={-1} aria-label={words.preview} className="outline-none">
          <ImportPreview preview={preview} />
        </section>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {preview && preview.faults.length === 0 ? (
          <Button variant="primary" busy={busy === "import"} onClick={() => void bringIn()}>
            {busy === "import" ? words.creating : words.create}
          </Button>
        ) : (
          <Button type="submit" variant="primary" busy={busy === "preview"}>
            {busy === "preview" ? words.looking : words.preview}
          </Button>
        )}
      </div>
    </form>
  );
}
