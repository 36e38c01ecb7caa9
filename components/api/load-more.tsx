"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { LoadProblem } from "./load-problem";

/** The end of a list that has more: the button for it, or why it did not come. */
export function LoadMore({
  notLoaded,
  problem,
  isLoading,
  onMore,
  children,
}: {
  /** Said above the problem. */
  notLoaded: string;
  problem: string | null;
  isLoading: boolean;
  onMore: () => Promise<unknown>;
  /** The button's words; null where that was all. */
  children: ReactNode;
}) {
  const more = () => void onMore();
  if (problem !== null)
    return <LoadProblem title={notLoaded} detail={problem} onRetry={more} retrying={isLoading} />;
  if (children === null) return null;
  return (
    <Button busy={isLoading} onClick={more}>
      {children}
    </Button>
  );
}
