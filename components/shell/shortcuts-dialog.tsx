"use client";

import { useSyncExternalStore } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Switch } from "@/components/ui/switch";
import { shell } from "@/messages/en/shell";
import { useRegisteredCommands } from "./command-registry";
import { sectionsOf } from "./command-sections";
import { setSingleKeys, singleKeysOn, subscribeToSingleKeys } from "./single-key-setting";

/** The keys that work on this page, by section, and the switch for single-character keys. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const commands = useRegisteredCommands().filter((command) => command.keys);
  const single = useSyncExternalStore(subscribeToSingleKeys, singleKeysOn, () => true);
  const sections = sectionsOf(commands);

  return (
    <Dialog
      open
      onClose={onClose}
      title={shell.shortcuts.title}
      description={shell.shortcuts.description}
      width="40rem"
    >
      <div className="columns-1 gap-8 sm:columns-2">
        {sections.map((section) => (
          <section key={section} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-muted text-xs">{section}</h3>
            <dl className="flex flex-col">
              {commands
                .filter((command) => command.section === section)
                .map((command) => (
                  <div
                    key={command.id}
                    className="flex min-h-7 items-center justify-between gap-4 border-line border-b"
                  >
                    <dt>{command.name}</dt>
                    <dd>
                      <Kbd keys={command.keys ?? ""} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        label={shell.shortcuts.single}
        hint={shell.shortcuts.singleHint}
        checked={single}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
    </Dialog>
  );
}
