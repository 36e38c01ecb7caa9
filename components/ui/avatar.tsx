import type { CSSProperties } from "react";
import { nextGrapheme } from "@/core/text/grapheme";
import { classNames } from "./class-names";

export type AvatarProps = {
  name: string;
  /** Degrees on the colour wheel; made from `seed` or the name when not given. */
  hue?: number;
  /** What stays when the name changes, such as the handle or id. */
  seed?: string;
  size?: "tiny" | "small" | "medium" | "large";
  className?: string;
};

const sizes = {
  tiny: "size-5 text-[0.5625rem]",
  small: "size-6 text-[0.625rem]",
  medium: "size-8 text-xs",
  large: "size-12 text-lg",
} as const;

/** A person's initials on a quiet tone of their own. Decoration: the name stands beside it. */
export function Avatar({ name, hue, seed, size = "small", className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      data-initials={initialsOf(name)}
      style={{ "--avatar-hue": hue ?? hueOf(seed ?? name) } as CSSProperties}
      className={classNames(
        "avatar inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold",
        sizes[size],
        className,
      )}
    />
  );
}

/** First letters of the first and last word, whole graphemes: "Ana María Ruiz" gives "AR". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = firstGrapheme(words[0] ?? "");
  const last = words.length > 1 ? firstGrapheme(words.at(-1) ?? "") : "";
  return (first + last).toUpperCase() || "?";
}

/** The same string always gives the same degrees, 0–359 in steps of 24. */
export function hueOf(seed: string): number {
  let hash = 0;
  for (let index = 0; index < seed.length; index++) {
    hash = (Math.imul(hash, 31) + seed.charCodeAt(index)) | 0;
  }
  return ((hash >>> 0) % 15) * 24;
}

const firstGrapheme = (word: string): string => word.slice(0, nextGrapheme(word, 0));
