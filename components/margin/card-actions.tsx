"use client";

import {
  BookOpen,
  Ellipsis,
  Link2,
  Lock,
  MessageSquare,
  NotebookPen,
  Tag,
  TextSelect,
  Trash2,
  Users,
} from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useCardActions } from "@/components/margin/use-card-actions";
import { useWordsActions } from "@/components/moderation/use-words-actions";
import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { useLayer, useReader, useView } from "@/components/reader/reader-context";
import { Button, IconButton } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { Tooltip } from "@/components/ui/tooltip";
import { margin } from "@/messages/en/margin";

const words = margin.card;
const CodingDialog = dynamic(() =>
  import("@/components/codebook/coding-dialog").then((part) => part.CodingDialog),
);
const CardReactions = dynamic(() =>
  import("@/components/margin/card-reactions").then((part) => part.CardReactions),
);

/** What can be done with the annotation in focus; only what the viewer may do is there. */
export function CardActions({ annotation }: { annotation: ReaderAnnotation }) {
  const { data } = useReader();
  const open = useView(({ panel }) =>
    panel && "annotationId" in panel && panel.annotationId === annotation.id ? panel.kind : null,
  );
  const actions = useCardActions(annotation);
  const [isExplained, setExplained] = useState(false);
  const { can, commentCount, groupId } = annotation;
  const author = useLayer((state) => state.people.get(annotation.authorId) ?? null);
  const moderation = useWordsActions(
    { ...annotation, kind: "annotation", author, threadId: null, canDelete: can.delete },
    annotation.deleted ? null : (data.viewer?.id ?? null),
  );

  return (
    <div className="-ms-1.5 flex flex-wrap items-center gap-y-1">
      {actions.changeCodes ? (
        <Tooltip label={words.commands.codes} keys="c">
          <Button
            variant="quiet"
            size="small"
            className="px-1.5"
            aria-expanded={open === "codes"}
            onClick={actions.changeCodes}
          >
            <Tag aria-hidden />
            {words.codes}
          </Button>
        </Tooltip>
      ) : null}
      {actions.writeNote ? (
        <Tooltip label={words.commands.note} keys="e">
          <Button
            variant="quiet"
            size="small"
            className="px-1.5"
            aria-expanded={open === "note"}
            onClick={actions.writeNote}
          >
            <NotebookPen aria-hidden />
            {words.note}
          </Button>
        </Tooltip>
      ) : null}
      {actions.discuss ? (
        <Tooltip label={words.commands.discuss} keys="r">
          <Button
            variant="quiet"
            size="small"
            className="tabular px-1.5"
            aria-expanded={open === "thread"}
            onClick={actions.discuss}
          >
            <MessageSquare aria-hidden />
            {words.discuss}
            {commentCount > 0 ? <span className="font-normal">{commentCount}</span> : null}
          </Button>
        </Tooltip>
      ) : null}
      {groupId !== null && !annotation.deleted && annotation.save.kind === "saved" ? (
        <CardReactions annotationId={annotation.id} isViewer={data.viewer !== null} />
      ) : null}
      <Menu
        label={words.menu}
        align="end"
        trigger={(trigger) => (
          <IconButton {...trigger} label={words.menu} size="small" className="ms-auto">
            <Ellipsis aria-hidden />
          </IconButton>
        )}
      >
        {actions.retarget ? (
          <MenuItem icon={<TextSelect aria-hidden />} onSelect={actions.retarget}>
            {words.retarget}
          </MenuItem>
        ) : null}
        {actions.toggleVisibility ? (
          <MenuItem
            icon={groupId === null ? <Users aria-hidden /> : <Lock aria-hidden />}
            onSelect={actions.toggleVisibility}
          >
            {groupId === null ? words.makeShared(data.group.name) : words.makePrivate}
          </MenuItem>
        ) : null}
        {annotation.codes.length > 0 && annotation.save.kind === "saved" ? (
          <MenuItem icon={<BookOpen aria-hidden />} onSelect={() => setExplained(true)}>
            {words.aboutCodes}
          </MenuItem>
        ) : null}
        <MenuItem icon={<Link2 aria-hidden />} onSelect={actions.copyLink}>
          {words.copyLink}
        </MenuItem>
        {moderation.items}
        {can.delete && actions.remove ? (
          <>
            <MenuSeparator />
            <MenuItem icon={<Trash2 aria-hidden />} danger keys="Delete" onSelect={actions.remove}>
              {words.delete}
            </MenuItem>
          </>
        ) : null}
      </Menu>
      {moderation.dialog}
      {isExplained ? <CodingDialog annotationId={annotation.id} onClose={() => setExplained(false)} /> : null}
    </div>
  );
}
