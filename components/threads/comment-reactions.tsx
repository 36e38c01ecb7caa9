"use client";

import { CircleHelp, HandHeart, Lightbulb, SmilePlus, ThumbsDown, ThumbsUp } from "lucide-react";
import type { ComponentType } from "react";
import { IconButton } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { ReactionCounts, ReactionKind } from "@/core/reaction-counts";
import { threads } from "@/messages/en/threads";

const words = threads.reactions;

const ICONS: Record<ReactionKind, ComponentType<{ "aria-hidden"?: boolean }>> = {
  agree: ThumbsUp,
  disagree: ThumbsDown,
  thanks: HandHeart,
  insightful: Lightbulb,
  question: CircleHelp,
};
// Only the type: the schema beside the list would bring zod into the browser.
const KINDS = Object.keys(ICONS) as ReactionKind[];

/** What people put on some words, always in one order; a press puts one's own there or takes it back. */
export function Reactions(props: {
  counts: ReactionCounts;
  /** Null: the viewer can only read them. */
  onReact: ((kind: ReactionKind, isOn: boolean) => void) | null;
}) {
  const { counts, onReact } = props;
  return (
    <>
      {counts.map((one) => (
        <Reaction key={one.kind} {...one} onReact={onReact} />
      ))}
      {onReact ? (
        <Menu
          label={words.add}
          trigger={(trigger) => (
            <IconButton {...trigger} label={words.add} size="small">
              <SmilePlus aria-hidden />
            </IconButton>
          )}
        >
          {KINDS.map((kind) => {
            const Icon = ICONS[kind];
            const isOwn = counts.some((one) => one.kind === kind && one.isOwn);
            return (
              <MenuItem key={kind} icon={<Icon aria-hidden />} onSelect={() => onReact(kind, !isOwn)}>
                {isOwn ? words.takeBack(words.names[kind]) : words.names[kind]}
              </MenuItem>
            );
          })}
        </Menu>
      ) : null}
    </>
  );
}

const chip =
  "tabular relative inline-flex h-6 items-center gap-1 rounded-full border px-2 text-xs [&>svg]:size-3.5 " +
  // Under a finger it is as large as a button, and looks no larger than it must.
  "pointer-coarse:h-8 pointer-coarse:px-3 pointer-coarse:after:absolute pointer-coarse:after:-inset-1.5";

function Reaction(props: {
  kind: ReactionKind;
  count: number;
  isOwn: boolean;
  onReact: ((kind: ReactionKind, isOn: boolean) => void) | null;
}) {
  const { kind, count, isOwn, onReact } = props;
  const Icon = ICONS[kind];
  const label = words.count(words.names[kind], count);
  const content = (
    <>
      <Icon aria-hidden />
      {count}
    </>
  );
  if (!onReact) {
    return (
      <span title={words.names[kind]} className={classNames(chip, "border-line text-soft")}>
        <span aria-hidden="true" className="contents">
          {content}
        </span>
        <span className="sr-only">{label}</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      aria-pressed={isOwn}
      aria-label={label}
      title={words.names[kind]}
      onClick={() => onReact(kind, !isOwn)}
      className={classNames(
        chip,
        isOwn ? "border-accent bg-accent-wash text-accent" : "border-line-strong text-soft hover:bg-ink/7",
      )}
    >
      {content}
    </button>
  );
}
