"use client";

import { Lock, Users } from "lucide-react";
import { useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { notes as words } from "@/messages/en/notes";

/** Over its whole label, unseen: what is pressed is the radio button itself. */
const cover = "absolute inset-0 cursor-pointer opacity-0";

const choice =
  "relative inline-flex min-h-7 min-w-0 items-center gap-1.5 rounded-sm px-2 text-sm text-soft pointer-coarse:min-h-11 " +
  "has-checked:bg-surface has-checked:font-semibold has-checked:text-ink has-checked:shadow-card " +
  "has-focus-visible:outline-2 has-focus-visible:outline-accent [&>svg]:size-3.5 [&>svg]:shrink-0";

/** Who sees an annotation: its author alone, or the group. Two radio buttons drawn as one switch. */
export function VisibilityChoice({
  isPrivate,
  onChange,
  groupName,
}: {
  isPrivate: boolean;
  onChange: (isPrivate: boolean) => void;
  /** Null where the viewer may not write in the group: it is private then. */
  groupName: string | null;
}) {
  const name = useId();
  return (
    <fieldset className="inline-flex min-w-0 max-w-full gap-0.5 rounded-md bg-sunken p-0.5">
      <legend className="sr-only">{words.visibility}</legend>
      {groupName === null ? null : (
        <label className={choice}>
          <input
            type="radio"
            name={name}
            checked={!isPrivate}
            onChange={() => onChange(false)}
            className={cover}
          />
          <Users aria-hidden />
          <span className="truncate">{words.group(groupName)}</span>
        </label>
      )}
      <label className={classNames(choice, "shrink-0")}>
        <input
          type="radio"
          name={name}
          checked={isPrivate || groupName === null}
          onChange={() => onChange(true)}
          className={cover}
        />
        <Lock aria-hidden />
        {words.onlyMe}
      </label>
    </fieldset>
  );
}
