"use client";

import { ArrowUpDown, CheckCheck, Ellipsis, ExternalLink, RotateCcw } from "lucide-react";
import { useState } from "react";
import { RequestFailure } from "@/components/api/request";
import { Button, IconButton } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuLink, MenuRadio, MenuSeparator } from "@/components/ui/menu";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast";
import type { ThreadSort, ThreadView } from "@/core/threads/thread";
import { threads as words } from "@/messages/en/threads";
import { threadApi } from "./thread-api";
import { useComments, useThread } from "./thread-context";

const SORTS: readonly ThreadSort[] = ["oldest", "newest", "replies"];

/** In which order the outermost comments stand. */
export function SortMenu() {
  const { store, isPage } = useThread();
  const sort = useComments(({ shown }) => (shown.kind === "whole" ? shown.sort : null));
  const isShort = useComments(({ thread }) => (thread?.commentCount ?? 0) < 2);
  if (sort === null || isShort) return null;
  return (
    <Menu
      label={words.sort.label}
      align="end"
      trigger={(trigger) =>
        isPage ? (
          <Button {...trigger} variant="quiet" size="small" className="px-2">
            <ArrowUpDown aria-hidden />
            {words.sort[sort]}
          </Button>
        ) : (
          <IconButton {...trigger} label={words.sort.now(words.sort[sort])} size="small">
            <ArrowUpDown aria-hidden />
          </IconButton>
        )
      }
    >
      {SORTS.map((one) => (
        <MenuRadio
          key={one}
          checked={one === sort}
          onSelect={() => void store.commands.show({ kind: "whole", sort: one })}
        >
          {words.sort[one]}
        </MenuRadio>
      ))}
    </Menu>
  );
}

/** What can be done with a discussion as a whole. */
export function ThreadMenu({ onResolve }: { onResolve: () => void }) {
  const { isPage } = useThread();
  const thread = useComments((state) => state.thread);
  const change = useThreadChange();
  if (!thread?.id) return null;
  const { id, can, resolved, following, version } = thread;
  const follow = (to: ThreadView["following"]) => change(() => threadApi.follow(id, to));
  if (!can.follow && !can.resolve && isPage) return null;
  return (
    <Menu
      label={words.menu}
      align="end"
      trigger={(trigger) => (
        <IconButton {...trigger} label={words.menu} size="small">
          <Ellipsis aria-hidden />
        </IconButton>
      )}
    >
      {isPage ? null : (
        <MenuLink href={`/threads/${id}`} icon={<ExternalLink aria-hidden />}>
          {words.openPage}
        </MenuLink>
      )}
      {can.resolve && resolved === null ? (
        <MenuItem icon={<CheckCheck aria-hidden />} onSelect={onResolve}>
          {words.resolve}
        </MenuItem>
      ) : null}
      {can.resolve && resolved !== null ? (
        <MenuItem
          icon={<RotateCcw aria-hidden />}
          onSelect={() => change(() => threadApi.reopen(id, version))}
        >
          {words.reopen}
        </MenuItem>
      ) : null}
      {can.follow ? (
        <>
          <MenuSeparator />
          <MenuLabel>{words.following.label}</MenuLabel>
          <MenuRadio checked={following === "follow"} onSelect={() => follow("follow")}>
            {words.following.follow}
          </MenuRadio>
          <MenuRadio checked={following === null} onSelect={() => follow(null)}>
            {words.following.normal}
          </MenuRadio>
          <MenuRadio checked={following === "mute"} onSelect={() => follow("mute")}>
            {words.following.mute}
          </MenuRadio>
        </>
      ) : null}
    </Menu>
  );
}

/** Sends a change of the thread and shows what came of it. */
function useThreadChange() {
  const { store } = useThread();
  return async (send: () => Promise<ThreadView>): Promise<boolean> => {
    try {
      const now = await send();
      store.setState(({ thread }) => ({ thread: thread ? { ...thread, ...ofThread(now) } : now }));
      return true;
    } catch (thrown) {
      const current =
        thrown instanceof RequestFailure ? (thrown.current as ThreadView | undefined) : undefined;
      if (current)
        store.setState(({ thread }) => ({ thread: thread && { ...thread, ...ofThread(current) } }));
      const title = thrown instanceof RequestFailure ? thrown.message : words.couldNotChange;
      await showToast({ title, tone: "danger" });
      return false;
    }
  };
}

/** What is new stays told by the visit's beginning. */
const ofThread = ({ following, resolved, isLocked, version, can }: ThreadView) => ({
  following,
  resolved,
  isLocked,
  version,
  can,
});

/** Asks how a discussion was resolved. */
export function ResolveForm({ onClose }: { onClose: () => void }) {
  const thread = useComments((state) => state.thread);
  const change = useThreadChange();
  const [reason, setReason] = useState("");
  const [isBusy, setBusy] = useState(false);
  if (!thread?.id) return null;
  const { id, version } = thread;
  async function submit() {
    if (reason.trim() === "") return;
    setBusy(true);
    const isDone = await change(() => threadApi.resolve(id as string, version, reason));
    setBusy(false);
    if (isDone) onClose();
  }
  return (
    <form
      className="flex flex-col gap-2 rounded-md bg-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <TextArea
        label={words.resolveLabel}
        placeholder={words.resolvePlaceholder}
        value={reason}
        maxLength={500}
        rows={2}
        autoFocus
        required
        onChange={(event) => setReason(event.target.value)}
        onModEnter={() => void submit()}
      />
      <div className="flex justify-end gap-1.5">
        <Button variant="quiet" size="small" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button type="submit" variant="primary" size="small" busy={isBusy}>
          {words.resolveSave}
        </Button>
      </div>
    </form>
  );
}
