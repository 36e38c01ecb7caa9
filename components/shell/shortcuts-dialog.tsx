"use client";

import { useSyncExternalStore } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Switch } from "@/components/ui/switch";
import { shell } from "@/messages/en/shell";
import { type Command, useRegisteredCommands } from "./command-registry";
import { sectionsOf } from "./command-sections";
import { setSingleKeys, singleKeysOn, subscribeToSingleKeys } from "./single-key-setting";

/** The keys of this page, by section, also those that wait for something to be selected or in focus, and the switch for single-character keys. */
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
            <KeyList commands={commands.filter((one) => one.section === section && !one.idle)} />
            {waitingFor(commands, section).map((idle) => (
              <div key={idle}>
                <h4 className="mt-2 text-muted text-xs">{idle}</h4>
                <KeyList commands={commands.filter((one) => one.section === section && one.idle === idle)} />
              </div>
            ))}
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

/** What the section's idle commands wait for, each once. */
const waitingFor = (commands: readonly Command[], section: string): string[] => [
  ...new Set(commands.flatMap((one) => (one.section === section && one.idle ? [one.idle] : []))),
];

function KeyList({ commands }: { commands: readonly Command[] }) {
  if (commands.length === 0) return null;
  return (
    <dl className="flex flex-col">
      {commands.map((command) => (
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
  );
}
