"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { settling } from "@/messages/en/settling";

const words = settling.text;

/** The whole article: beside what is decided where there is room, and folded away above it where there is not. */
export function FoldableText({
  isOpen,
  onToggle,
  children,
}: {
  isOpen: boolean;
  onToggle: () => void;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <>
      <div className={classNames("lg:hidden", isOpen && "sticky top-2 z-10 mb-4")}>
        <Button
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={onToggle}
          className={classNames("w-full", isOpen && "shadow-float")}
        >
          {isOpen ? <ChevronUp aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
          {isOpen ? words.fold : words.unfold}
        </Button>
      </div>
      <div id={id} className={classNames(!isOpen && "hidden noscript:block lg:block")}>
        {children}
      </div>
    </>
  );
}
