"use client";

import { Pilcrow, Pin, Search, Tag, TextSelect } from "lucide-react";
import type { ReactNode } from "react";
import { chooseUnit } from "@/components/reader/gestures/choose-unit";
import { tagWithKept } from "@/components/reader/gestures/kept-code";
import { useReader, useView } from "@/components/reader/reader-context";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { gestures } from "@/messages/en/gestures";

/**
 * More that can be done with a selection: take the whole sentence or paragraph, keep a code, tag with the kept one,
 * find the words elsewhere.
 */
export function SelectionExtras({ isAtFoot, onFind }: { isAtFoot: boolean; onFind: () => void }) {
  const reader = useReader();
  const { data, view } = reader;
  const kept = useView((state) => data.codes.get(state.keptCode ?? "") ?? null);
  const { grow, kept: words } = gestures;
  return (
    <>
      {kept ? (
        <Button variant="primary" onClick={() => tagWithKept(reader)} className="w-full justify-center">
          <Tag aria-hidden />
          <span className="truncate">{words.tagWith(kept.name)}</span>
        </Button>
      ) : null}
      <div className={classNames("flex border-line border-t pt-1", isAtFoot && "order-last")}>
        <Extra
          icon={<TextSelect aria-hidden />}
          keys="s"
          onClick={() => chooseUnit(reader, "sentence")}
          title={grow.sentenceHint}
        >
          {grow.sentence}
        </Extra>
        <Extra
          icon={<Pilcrow aria-hidden />}
          keys="shift+s"
          onClick={() => chooseUnit(reader, "paragraph")}
          title={grow.paragraphHint}
        >
          {grow.paragraph}
        </Extra>
        <Extra
          icon={<Pin aria-hidden />}
          keys="t"
          onClick={() => view.setState({ choosingKept: true })}
          title={words.chooseHint}
        >
          {kept ? words.changeShort : words.chooseShort}
        </Extra>
        <Extra icon={<Search aria-hidden />} keys="f" onClick={onFind} title={gestures.find.hint}>
          {gestures.find.label}
        </Extra>
      </div>
    </>
  );
}

interface ExtraProps {
  icon: ReactNode;
  keys: string;
  title: string;
  onClick: () => void;
  children: string;
}

function Extra({ icon, keys, title, onClick, children }: ExtraProps) {
  return (
    <Button
      variant="quiet"
      size="small"
      aria-keyshortcuts={keys.replace("shift", "Shift")}
      title={title}
      onClick={onClick}
      className="min-w-0 px-2 pointer-coarse:flex-auto pointer-coarse:gap-1 pointer-coarse:px-0.5!"
    >
      {icon}
      <span className="truncate">{children}</span>
      <span aria-hidden="true" className="pointer-coarse:hidden">
        <Kbd keys={keys} />
      </span>
    </Button>
  );
}
