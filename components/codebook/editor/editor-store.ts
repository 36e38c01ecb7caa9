import { createStore, type StoreApi } from "zustand/vanilla";
import { RequestFailure } from "@/components/api/request";
import type { CodebookView } from "@/core/codebook";
import type { Change } from "@/core/codebook/change";
import type { ChangePlan } from "@/core/codebook/plan";
import type { ChangedCodebook, CodeUses } from "@/core/codebook/view";
import type { FieldFault } from "@/core/errors";
import { codebookEditor as words } from "@/messages/en/codebook-editor";
import type { BookDraft, CodeDraft } from "./drafts";
import type { EditorApi } from "./editor-api";
import { overtakenBy } from "./overtaken";
import { OwnVersions } from "./own-versions";

/** What the form shows. */
export type Selection =
  | { kind: "book" }
  | { kind: "code"; id: string }
  | { kind: "new"; parentId: string | null; index: number };

/** A change that waits for a yes, with what it would do as soon as that is known. */
export interface Proposal {
  change: Change;
  plan: ChangePlan | null;
  problem: string | null;
}

export interface EditorState {
  book: CodebookView;
  uses: CodeUses["uses"];
  /** Null: on a phone, the list alone. */
  selected: Selection | null;
  /** What was typed and not saved, by the code's id, or "new". */
  drafts: ReadonlyMap<string, CodeDraft>;
  bookDraft: BookDraft;
  /** Whose drafts are of words that somebody else has changed since: codes' ids, or "book". */
  overtaken: ReadonlySet<string>;
  proposal: Proposal | null;
  isSaving: boolean;
  problem: string | null;
  faults: readonly FieldFault[];
  /** The version that was saved last here. */
  saved: number | null;
  asksForMoves: boolean;
  /** For those who hear the page; each a new object, so that the same words are said twice. */
  said: { words: string };
}

export interface Done {
  changed: ChangedCodebook;
  /** Something that was taken back was done again. */
  isAgain: boolean;
  undo: () => void;
}

export type EditorStore = StoreApi<EditorState> & {
  select(selected: Selection | null): void;
  draft(key: string, draft: CodeDraft): void;
  discard(key: string): void;
  discardBook(): void;
  draftBook(draft: BookDraft): void;
  say(words: string): void;
  /** Shows the book as somebody else has changed it; what is typed here stays. */
  learn(book: CodebookView): void;
  /** Shows what a change would do, and does it after a yes. */
  propose(change: Change): Promise<void>;
  dismiss(): void;
  confirm(): Promise<void>;
  /** Does a change at once. @returns whether it was done */
  save(change: Change): Promise<boolean>;
  undo(number: number): Promise<void>;
  /** Takes back what was changed last on this page, then what was before it, and so on. */
  undoLast(): Promise<void>;
  /** Does again what was taken back last on this page. */
  redoLast(): Promise<void>;
};

/** @param onDone after each change, for the word about it and its undo */
export function createEditorStore(
  book: CodebookView,
  uses: CodeUses["uses"],
  api: EditorApi,
  onDone: (done: Done) => void,
): EditorStore {
  const store = createStore<EditorState>(() => ({
    book,
    uses,
    selected: null,
    drafts: new Map(),
    bookDraft: {},
    overtaken: new Set(),
    proposal: null,
    isSaving: false,
    problem: null,
    faults: [],
    saved: null,
    asksForMoves: true,
    said: { words: "" },
  }));
  const { getState, setState } = store;
  const own = new OwnVersions();
  const say = (text: string) => setState({ said: { words: text } });

  function select(selected: Selection | null): void {
    setState({ selected, problem: null, faults: [] });
  }

  function draft(key: string, changes: CodeDraft): void {
    setState(({ drafts }) => ({ drafts: new Map([...drafts, [key, { ...drafts.get(key), ...changes }]]) }));
  }

  function discard(key: string): void {
    setState(({ drafts, overtaken }) => ({
      drafts: new Map([...drafts].filter(([each]) => each !== key)),
      overtaken: new Set([...overtaken].filter((each) => each !== key)),
    }));
  }

  function discardBook(): void {
    setState(({ overtaken }) => ({
      bookDraft: {},
      overtaken: new Set([...overtaken].filter((each) => each !== "book")),
    }));
  }

  function learn(now: CodebookView): void {
    const { book: before, drafts, bookDraft, overtaken, proposal, isSaving } = getState();
    if (now.version <= before.version) return;
    setState({
      book: now,
      overtaken: new Set([...overtaken, ...overtakenBy(before, now, drafts, bookDraft)]),
    });
    countUses();
    // While one's own change is on its way this may be it, and the answer says the rest.
    if (isSaving) return;
    say(words.changedElsewhere);
    // What it would change was said of the book as it was.
    if (proposal) void propose(proposal.change);
  }

  /** Only numbers beside the names, so that nobody waits for them. */
  function countUses(): void {
    void api.uses(book.id).then(
      (counted) => setState({ uses: counted.uses }),
      () => {},
    );
  }

  /**
   * Sends something that makes a version, and shows the book as it answers.
   * @param undoes the version that it takes back; with `again`, one that it does again
   */
  async function send(
    work: (version: number) => Promise<ChangedCodebook>,
    { undoes, again }: { undoes?: number; again?: number } = {},
  ): Promise<ChangedCodebook | null> {
    setState({ isSaving: true, problem: null, faults: [] });
    try {
      const changed = await work(getState().book.version);
      setState(({ book: known }) => ({
        book: known.version > changed.book.version ? known : changed.book,
        isSaving: false,
        saved: changed.version.number,
      }));
      const { number } = changed.version;
      if (again !== undefined) own.doneAgain({ of: again, by: number });
      else if (undoes !== undefined) own.takenBack(undoes, number);
      else own.add(number);
      onDone({ changed, isAgain: again !== undefined, undo: () => void undo(again ?? number) });
      countUses();
      return changed;
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      const now = thrown.code === "conflict" ? (thrown.current as CodebookView | undefined) : undefined;
      const problem = now
        ? `${thrown.message} ${words.conflict}`
        : (thrown.fields[0]?.message ?? thrown.message);
      // Refused for good, unlike for a codebook that has changed: the keys go on to what was done before it.
      const refused = undoes ?? again;
      if (refused !== undefined && !now && !thrown.canRetry) own.drop(refused);
      setState({ isSaving: false, problem, faults: thrown.fields, ...(now && { book: now }) });
      say(problem);
      return null;
    }
  }

  async function save(change: Change): Promise<boolean> {
    const changed = await send((version) => api.change(book.id, version, change));
    if (!changed) return false;
    if (change.kind === "edit-code") discard(change.codeId);
    if (change.kind === "edit-book") discardBook();
    if (change.kind === "add-code") {
      discard("new");
      setState({ selected: { kind: "code", id: change.code.id } });
    }
    return true;
  }

  async function propose(change: Change): Promise<void> {
    const proposal: Proposal = { change, plan: null, problem: null };
    setState({ proposal, problem: null, faults: [] });
    const settle = (settled: Partial<Proposal>) =>
      setState((state) => (state.proposal === proposal ? { proposal: { ...proposal, ...settled } } : {}));
    try {
      settle({ plan: await api.plan(book.id, change) });
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      setState({ faults: thrown.fields });
      settle({ problem: thrown.fields[0]?.message ?? thrown.message });
    }
  }

  async function confirm(): Promise<void> {
    const { proposal } = getState();
    if (!proposal?.plan) return;
    if (await save(proposal.change)) setState({ proposal: null });
    else {
      const { problem } = getState();
      setState({ proposal: { ...proposal, problem } });
    }
  }

  async function undo(number: number): Promise<void> {
    await send((version) => api.undo(book.id, number, version), { undoes: number });
  }

  async function undoLast(): Promise<void> {
    if (own.last === undefined) say(words.nothingToUndo);
    else if (!getState().isSaving) await undo(own.last);
  }

  async function redoLast(): Promise<void> {
    const { lastUndone } = own;
    if (!lastUndone) return say(words.nothingToRedo);
    if (getState().isSaving) return;
    await send((version) => api.undo(book.id, lastUndone.by, version), { again: lastUndone.of });
  }

  return Object.assign(store, {
    select,
    draft,
    discard,
    discardBook,
    learn,
    draftBook: (changes: BookDraft) =>
      setState(({ bookDraft }) => ({ bookDraft: { ...bookDraft, ...changes } })),
    say,
    propose,
    dismiss: () => setState({ proposal: null }),
    confirm,
    save,
    undo,
    undoLast,
    redoLast,
  });
}
