import { LocalMoment } from "@/components/ui/local-moment";
import type { AroundMoment } from "@/messages/en/tasks";

/** Words around a date and time, which reads as the reader's own clock has it. */
export function MomentWords({ words: [before, after], at }: { words: AroundMoment; at: string }) {
  return (
    <>
      {before}
      <LocalMoment at={at} />
      {after}
    </>
  );
}
