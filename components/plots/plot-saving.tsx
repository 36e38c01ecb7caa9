"use client";

import { Download } from "lucide-react";
import { buttonStyle } from "@/components/ui/button-style";
import { useHydrated } from "@/components/ui/use-hydrated";
import { plots as words } from "@/messages/en/plots";

const KINDS = ["svg", "png", "csv"] as const;

/** Saves a plot, or the table behind it. What makes the files is loaded when one is asked for. */
export function PlotSaving({ id, title }: { id: string; title: string }) {
  // Without a script there is nothing that these could do.
  if (!useHydrated()) return null;
  return (
    <span className="screen-only inline-flex items-center text-muted [&>svg]:size-4">
      <Download aria-hidden />
      {KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-label={words.saveLabel(words.saveAs[kind], title)}
          onClick={() => void save(id, title, kind)}
          className={buttonStyle({ variant: "quiet", size: "small", className: "px-1.5" })}
        >
          {words.saveAs[kind]}
        </button>
      ))}
    </span>
  );
}

async function save(id: string, title: string, kind: (typeof KINDS)[number]): Promise<void> {
  const [{ plotFile }, { showToast }] = await Promise.all([
    import("./plot-file"),
    import("@/components/ui/toast"),
  ]);
  const figure = document.querySelector<HTMLElement>(`[data-plot="${CSS.escape(id)}"]`);
  try {
    if (!figure) throw new Error(`There is no plot ${id}.`);
    const address = URL.createObjectURL(await plotFile(figure, kind));
    const link = document.createElement("a");
    link.href = address;
    link.download = `${fileName(title)}.${kind}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  } catch {
    void showToast({ id: `plot.${id}`, title: words.failed });
  }
}

const fileName = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60) || "plot";
