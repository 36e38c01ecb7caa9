import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";

interface AccountBannerProps {
  label: string;
  tone: "danger" | "notice";
  children: ReactNode;
  /** What the button does. */
  action: () => Promise<void>;
  submit: string;
}

/** Over every page, while something about one's account waits: what that is, and what one can do. */
export function AccountBanner({ label, tone, children, action, submit }: AccountBannerProps) {
  return (
    <aside
      aria-label={label}
      className={classNames(
        "screen-only border-line border-b px-4 py-2 sm:px-6",
        tone === "danger" ? "bg-danger-wash text-danger" : "bg-accent-wash",
      )}
    >
      <form
        action={action}
        className="mx-auto flex max-w-360 flex-wrap items-center justify-between gap-x-6 gap-y-2"
      >
        <p>{children}</p>
        <Button type="submit" size="small">
          {submit}
        </Button>
      </form>
    </aside>
  );
}
