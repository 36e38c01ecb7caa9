"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useAnnotationSteps } from "@/components/margin/use-annotation-steps";
import { IconButton } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import { margin } from "@/messages/en/margin";

/** Previous and next annotation: what `k` and `j` do. */
export function StepButtons() {
  const { index, count, step } = useAnnotationSteps();
  return (
    <div className="flex shrink-0 items-center">
      <Tooltip label={margin.step.previous} keys="k">
        <IconButton
          label={margin.step.previous}
          size="small"
          aria-disabled={count === 0 || index === 0}
          onClick={() => step(-1)}
        >
          <ChevronUp aria-hidden />
        </IconButton>
      </Tooltip>
      <Tooltip label={margin.step.next} keys="j">
        <IconButton
          label={margin.step.next}
          size="small"
          aria-disabled={count === 0 || index === count - 1}
          onClick={() => step(1)}
        >
          <ChevronDown aria-hidden />
        </IconButton>
      </Tooltip>
    </div>
  );
}
