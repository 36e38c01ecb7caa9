"use client";

import { Pencil } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { RequestFailure, request } from "@/components/api/request";
import { FormError } from "@/components/groups/form-error";
import { Button, IconButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import type { SavedQueryView } from "@/core/annotation-query/saved";
import { newId } from "@/core/new-id";
import { queries } from "@/messages/en/queries";
import { type QueryAsk, queriesHref } from "./query-ask";

const words = queries.saved;

/** The queries that one keeps, or one's groups do; to go to them, keep another, rename, share, delete. */
export function SavedList({
  ask,
  saved,
  groups,
}: {
  ask: QueryAsk;
  saved: readonly SavedQueryView[];
  /** With whom one may share. */
  groups: readonly { id: string; name: string }[];
}) {
  const [editing, setEditing] = useState<SavedQueryView | "new" | null>(null);
  return (
    <section aria-labelledby="saved-queries">
      <h2 id="saved-queries" className="mb-2 font-semibold text-base">
        {words.title}
      </h2>
      {saved.length === 0 ? <p className="mb-2 text-muted">{words.none}</p> : null}
      <ul className="mb-3">
        {saved.map((one) => (
          <li key={one.id} className="flex items-center gap-1 border-line border-t py-1 last:border-b">
            <Link
              href={queriesHref({ q: one.query, view: ask.view })}
              prefetch={false}
              aria-current={one.query === ask.q ? "true" : undefined}
              className="min-w-0 flex-1 py-1 text-ink no-underline hover:text-accent aria-[current]:font-semibold"
            >
              <span className="block truncate">{one.name}</span>
              {one.groupName === null ? null : (
                <span className="block truncate text-muted text-xs">
                  {one.can.edit
                    ? words.sharedIn(one.groupName)
                    : words.sharedBy(one.person.name, one.groupName)}
                </span>
              )}
              {one.gone.people + one.gone.tasks > 0 ? (
                <span className="block text-danger text-xs">{words.gone(one.gone)}</span>
              ) : null}
            </Link>
            {one.can.edit || one.can.delete ? (
              <IconButton label={words.rename(one.name)} onClick={() => setEditing(one)}>
                <Pencil aria-hidden="true" />
              </IconButton>
            ) : null}
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => setEditing("new")}>
        {words.save}
      </Button>
      {editing === null ? null : (
        <SaveDialog
          ask={ask}
          one={editing === "new" ? null : editing}
          groups={groups}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

function SaveDialog({
  ask,
  one,
  groups,
  onClose,
}: {
  ask: QueryAsk;
  /** Null: the query of the page is kept anew. */
  one: SavedQueryView | null;
  groups: readonly { id: string; name: string }[];
  onClose: () => void;
}) {
  const router = useRouter();
  const [id] = useState(newId);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function run(send: () => Promise<unknown>, done: string) {
    setBusy(true);
    try {
      await send();
      onClose();
      router.refresh();
      void showToast({ title: done });
    } catch (thrown) {
      setProblem(thrown instanceof RequestFailure ? thrown.message : words.failed);
      setBusy(false);
    }
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const data = new FormData(event.currentTarget);
    const name = String(data.get("name") ?? "");
    const groupId = String(data.get("group") ?? "") || null;
    void run(
      () =>
        one === null
          ? request("POST", "/api/saved-queries", { id, name, query: ask.q, groupId })
          : request("PATCH", `/api/saved-queries/${one.id}`, { version: one.version, name, groupId }),
      words.saved(name.trim()),
    );
  }

  return (
    <Dialog open onClose={onClose} title={one === null ? words.save : words.rename(one.name)}>
      <form onSubmit={handleSubmit} className="flex flex-col gap-4">
        <p className="wrap-anywhere rounded-md bg-sunken px-3 py-2 font-mono text-sm">
          {one?.query ?? ask.q}
        </p>
        <TextField
          name="name"
          label={words.name}
          defaultValue={one?.name ?? ""}
          maxLength={80}
          required
          readOnly={one !== null && !one.can.edit}
          data-autofocus
        />
        {one === null || one.can.edit ? (
          <Select name="group" label={words.share} defaultValue={one?.groupId ?? ""}>
            <option value="">{words.onlyMe}</option>
            {groups.map((group) => (
              <option key={group.id} value={group.id}>
                {group.name}
              </option>
            ))}
          </Select>
        ) : null}
        <FormError message={problem} />
        <div className="flex flex-wrap justify-end gap-2">
          {one?.can.delete ? (
            <Button
              variant="danger"
              className="me-auto"
              busy={isBusy}
              onClick={() =>
                void run(() => request("DELETE", `/api/saved-queries/${one.id}`), words.deleted(one.name))
              }
            >
              {words.remove}
            </Button>
          ) : null}
          <Button variant="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
          {one === null || one.can.edit ? (
            <Button type="submit" variant="primary" busy={isBusy}>
              {one === null ? words.save : words.update}
            </Button>
          ) : null}
        </div>
      </form>
    </Dialog>
  );
}
