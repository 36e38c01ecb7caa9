import { Button } from "@/components/ui/button";
import { ui } from "@/messages/en/ui";

export type LoadProblemProps = {
  /** What did not load. */
  title: string;
  /** Why, if known. */
  detail?: string | null;
  onRetry: () => void;
  retrying?: boolean;
};

/** A part of a panel did not load: without a heading, since a panel's outline is not its own. */
export function LoadProblem({ title, detail, onRetry, retrying }: LoadProblemProps) {
  return (
    <div role="alert" className="flex flex-col items-start gap-1.5 border-danger border-s-2 ps-3 text-sm">
      <p>
        <strong className="font-semibold">{title}</strong> {detail}
      </p>
      <Button size="small" onClick={onRetry} busy={retrying}>
        {ui.retry}
      </Button>
    </div>
  );
}
