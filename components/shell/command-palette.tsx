"use client";

import { Command as Cmdk } from "cmdk";
import { useEffect, useRef } from "react";
import { focusMarked } from "@/components/ui/focus-marked";
import { Kbd } from "@/components/ui/kbd";
import { shell } from "@/messages/en/shell";
import { type Command, useRegisteredCommands } from "./command-registry";
import { sectionsOf } from "./command-sections";

const itemStyle =
  "flex min-h-9 items-center gap-3 rounded-md px-3 py-1.5 text-base data-[selected=true]:bg-accent-wash data-[selected=true]:shadow-[inset_2px_0_0_var(--accent)] pointer-coarse:min-h-11";

/** All commands by name, newest owners first, in a modal dialog. Loaded on first use. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const ref = useRef<HTMLDialogElement>(null);
  const chosen = useRef<Command>(undefined);
  const commands = useRegisteredCommands().filter((command) => !command.keyOnly && !command.idle);
  const sections = sectionsOf(commands);

  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) {
      dialog.showModal();
      focusMarked(dialog);
    }
  }, []);

  /** Runs after the dialog has closed, so that what the command focuses keeps the focus. */
  function handleClose() {
    onClose();
    chosen.current?.run();
  }

  return (
    <dialog
      ref={ref}
      aria-label={shell.commands.title}
      onClose={handleClose}
      onPointerDown={(event) => event.target === ref.current && ref.current?.close()}
      className="dialog mt-[12dvh]"
    >
      <Cmdk label={shell.commands.title} loop className="flex max-h-[60dvh] flex-col">
        <Cmdk.Input
          data-autofocus
          placeholder={shell.commands.placeholder}
          className="h-12 w-full shrink-0 border-line border-b bg-transparent px-4 text-lg outline-none placeholder:text-muted"
        />
        <Cmdk.List className="min-h-0 overflow-y-auto p-2">
          <Cmdk.Empty className="px-3 py-6 text-soft">{shell.commands.none}</Cmdk.Empty>
          {sections.map((section) => (
            <Cmdk.Group
              key={section}
              heading={section}
              className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs"
            >
              {commands
                .filter((command) => command.section === section)
                .map((command) => (
                  <Cmdk.Item
                    key={command.id}
                    value={command.id}
                    keywords={[command.name, section, ...(command.words ?? [])]}
                    onSelect={() => {
                      chosen.current = command;
                      ref.current?.close();
                    }}
                    className={itemStyle}
                  >
                    <span className="flex-1">{command.name}</span>
                    {command.keys ? <Kbd keys={command.keys} /> : null}
                  </Cmdk.Item>
                ))}
            </Cmdk.Group>
          ))}
        </Cmdk.List>
      </Cmdk>
    </dialog>
  );
}
