import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import type { DisagreementMap, LayerPass } from "@/core/disagreement/map";
import { agreement } from "@/messages/en/agreement";

const words = agreement.layers;

/** Whether one looks at words as they are now, or as a task's passes kept them. Nothing where nothing was kept. */
export function LayerChoice({
  layers,
  chosen,
  hrefOf,
}: {
  layers: DisagreementMap["layers"];
  chosen: { taskId: string | null; pass: LayerPass };
  hrefOf: (layer: { taskId: string; pass: "1" | "2" } | null) => string;
}) {
  if (layers.length === 0) return null;
  const isNow = chosen.pass === "current";
  return (
    <nav aria-label={words.label} className="mb-8 flex flex-wrap items-center gap-x-8 gap-y-1">
      <One href={hrefOf(null)} isChosen={isNow}>
        {words.passes.current}
      </One>
      {layers.map(({ taskId, title, passes }) => (
        <p key={taskId} className="flex min-w-0 flex-wrap items-center gap-x-4">
          <span className="max-w-64 truncate text-muted text-sm" title={title}>
            {title}
          </span>
          {passes.map((pass) => (
            <One
              key={pass}
              href={hrefOf({ taskId, pass })}
              isChosen={chosen.taskId === taskId && chosen.pass === pass}
            >
              {words.passes[pass]}
            </One>
          ))}
        </p>
      ))}
    </nav>
  );
}

const One = ({ href, isChosen, children }: { href: string; isChosen: boolean; children: string }) => (
  <Link
    href={href}
    prefetch={false}
    scroll={false}
    aria-current={isChosen ? "page" : undefined}
    className={classNames(
      "border-b-2 py-1 font-semibold text-sm pointer-coarse:py-3",
      isChosen ? "border-accent text-ink" : "border-transparent text-soft hover:text-ink",
    )}
  >
    {children}
  </Link>
);
