"use client";

import {
  type KeyboardEvent,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import type { FieldCompletion } from "@/components/markdown/markdown-field";
import { Avatar } from "@/components/ui/avatar";
import type { ThreadTarget } from "@/core/comment";
import { mentionAt } from "@/core/mentions";
import type { PersonRef } from "@/core/person";
import { threads as words } from "@/messages/en/threads";
import { fetchMentionable } from "./thread-api";

const WAIT_MS = 120;

/**
 * Offers people while "@" and the beginning of a name are typed (WAI-ARIA APG, editable combobox with list
 * autocomplete): arrows choose, Enter and Tab name them, Escape puts the list away.
 */
export function useMentionList(
  on: ThreadTarget,
  setText: (text: string) => void,
  announce: (words: string) => void,
): FieldCompletion {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<{ start: number; query: string } | null>(null);
  const [found, setFound] = useState<readonly PersonRef[]>([]);
  const [chosen, setChosen] = useState(0);
  const query = typed?.query ?? null;

  useEffect(() => {
    if (query === null) {
      setFound([]);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      fetchMentionable(on, query, abort.signal).then(
        (people) => {
          setFound(people);
          setChosen(0);
          announce(words.peopleFound(people.length));
        },
        () => {
          // Without the list a name can be typed all the same.
        },
      );
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query, on, announce]);

  const isOpen = typed !== null && found.length > 0;

  function look(event: SyntheticEvent<HTMLTextAreaElement>) {
    const field = event.currentTarget;
    area.current = field;
    const isCaret = field.selectionStart === field.selectionEnd;
    const now = isCaret ? mentionAt(field.value, field.selectionStart) : null;
    setTyped((before) => (now?.start === before?.start && now?.query === before?.query ? before : now));
  }

  function name(person: PersonRef) {
    const field = area.current;
    if (!field || !typed) return;
    const end = field.selectionEnd;
    field.focus();
    field.setSelectionRange(typed.start, end);
    const insert = `@${person.handle} `;
    // Deprecated and without a successor: the only way that leaves the browser's own undo whole.
    if (!document.execCommand("insertText", false, insert)) {
      setText(field.value.slice(0, typed.start) + insert + field.value.slice(end));
    }
    setTyped(null);
  }

  function handleKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (!isOpen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const person = found[chosen];
    if (by !== 0) setChosen((chosen + by + found.length) % found.length);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && person) name(person);
    else if (event.key === "Escape") setTyped(null);
    else return;
    event.preventDefault();
    // Escape here puts the list away and nothing else.
    event.stopPropagation();
  }

  const list: ReactNode = isOpen ? (
    <div
      id={id}
      role="listbox"
      aria-label={words.people}
      className="flex max-h-56 flex-col overflow-y-auto rounded-md border border-line bg-surface p-1 shadow-float"
    >
      {found.map((person, at) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus (aria-activedescendant).
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys.
        <div
          key={person.id}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === chosen}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => name(person)}
          className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 hover:bg-ink/7 aria-selected:bg-accent-wash pointer-coarse:min-h-11"
        >
          <Avatar name={person.name} seed={person.handle} size="tiny" />
          <span className="truncate font-semibold">{person.name}</span>
          <span className="truncate text-muted text-sm">@{person.handle}</span>
        </div>
      ))}
    </div>
  ) : null;

  return {
    area: {
      onSelect: look,
      onKeyDown: handleKeyDown,
      onBlur: () => setTyped(null),
      "aria-autocomplete": "list",
      "aria-controls": isOpen ? id : undefined,
      "aria-activedescendant": isOpen ? `${id}-${chosen}` : undefined,
    },
    list,
  };
}
