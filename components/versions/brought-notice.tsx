import { Button } from "@/components/ui/button";
import { versions } from "@/messages/en/versions";

const words = versions.edit.brought;

/** Somebody brought a text in and had begun to write another: one is asked, and nothing is lost before. */
export function BroughtNotice({ onAccept, onRefuse }: { onAccept: () => void; onRefuse: () => void }) {
  return (
    <section
      aria-label={words.waiting}
      className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-warning bg-warning-wash px-4 py-3"
    >
      <p className="min-w-64 flex-1">{words.waiting}</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onAccept}>{words.accept}</Button>
        <Button variant="quiet" onClick={onRefuse}>
          {words.refuse}
        </Button>
      </div>
    </section>
  );
}
