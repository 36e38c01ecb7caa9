"use client";

import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { LoadMore } from "@/components/api/load-more";
import type { FormAction } from "@/components/groups/form-state";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { CodeRef } from "@/core/codebook";
import type { CaseCounts, CaseView } from "@/core/moderation/case";
import type { FlagReason } from "@/core/moderation/flag";
import type { Reason } from "@/core/moderation/subject";
import type { Page } from "@/core/page";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { BulkBar } from "./bulk-bar";
import { CaseCard, caseElementId } from "./case-card";
import { DecisionDialog } from "./decision-dialog";
import { type QueueFilter, QueueFilters, QueueTabs, queueHref } from "./queue-filters";
import type { Scope } from "./scope";
import { toggleLock } from "./thread-lock";
import { type Queue as QueueState, useQueue } from "./use-queue";
import { useQueueKeys } from "./use-queue-keys";

const RetagDialog = lazy(() => import("./retag-dialog").then((m) => ({ default: m.RetagDialog })));
const SanctionDialog = lazy(() => import("./sanction-dialog").then((m) => ({ default: m.SanctionDialog })));

const words = moderationScreens.queue;

export interface QueueProps {
  scope: Scope;
  first: Page<CaseView>;
  counts: CaseCounts;
  filter: QueueFilter;
  codes: readonly CodeRef[];
  viewerId: string;
  /** Whether the viewer may warn and bar people on the whole site. */
  moderatesSite: boolean;
  action: FormAction;
}

/** What is asked before something is done. */
type Asking =
  | { kind: "hide" | "remove"; ids: readonly string[] }
  | { kind: "tags" | "sanction"; ids: readonly [string] }
  | null;

/** What waits for moderators, to be decided one by one or many at once, all by keyboard. */
export function Queue(props: QueueProps) {
  const { scope, filter, viewerId, action } = props;
  const query = useMemo(
    () =>
      Object.fromEntries(
        Object.entries({ ...filter, group: scope.groupId ?? "" }).filter(([, value]) => value),
      ) as Record<string, string>,
    [filter, scope.groupId],
  );
  const queue = useQueue(props.first, props.counts, query, viewerId);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<Asking>(null);
  const codes = useMemo(() => new Map(props.codes.map((code) => [code.id, code])), [props.codes]);
  const open = queue.items.filter(({ outcome }) => !outcome);
  const chosen = open.flatMap(({ one }) => (selected.has(one.id) ? [one.id] : []));

  const select = (id: string, isOn: boolean) => {
    const next = new Set(selected);
    if (isOn) next.add(id);
    else next.delete(id);
    setSelected(next);
  };
  const focus = (id: string) => {
    setCurrentId(id);
    focusCase(id);
  };
  /** Where the focus goes once the dialog is gone, which would take it along. */
  const goTo = useRef<string | null>(null);
  const { items } = queue;
  // biome-ignore lint/correctness/useExhaustiveDependencies(items): a case that has just come in is there only then.
  useEffect(() => {
    if (asking !== null || goTo.current === null) return;
    focusCase(goTo.current);
    goTo.current = null;
  }, [asking, items]);
  /** The next that waits: after the one that goes, or before it. */
  const leave = (id: string) => {
    const at = open.findIndex(({ one }) => one.id === id);
    const next = open[at + 1] ?? open[at - 1];
    if (!next || currentId !== id) return;
    if (asking === null) return focus(next.one.id);
    setCurrentId(next.one.id);
    goTo.current = next.one.id;
  };
  const approve = (ids: readonly string[]) => {
    const [first] = ids;
    if (ids.length === 1 && first !== undefined) {
      void queue.run(first, { action: "approve" }).then((failed) => {
        if (failed === null) leave(first);
      });
    } else {
      void queue.runMany(ids, { action: "approve" }).then(() => setSelected(new Set()));
    }
  };
  const handlersOf = (one: CaseView) => ({
    approve: () => approve([one.id]),
    ask: (kind: "hide" | "remove") => setAsking({ kind, ids: [one.id] }),
    claim: () => void queue.toggleClaim([one.id], one.claim?.by.id !== viewerId),
    tags: () => setAsking({ kind: "tags", ids: [one.id] }),
    lock: () => one.subject.threadId && void toggleLock(one.subject.threadId),
    sanction: () => setAsking({ kind: "sanction", ids: [one.id] }),
  });

  useQueueKeys({
    items: open,
    currentId,
    focus,
    handlersOf,
    isSelected: (id) => selected.has(id),
    select,
    takeBackLast: queue.takeBackLast,
  });

  return (
    <>
      <div className="flex flex-col gap-4 pb-4">
        <QueueTabs base={scope.base} filter={filter} counts={queue.counts} />
        <QueueFilters base={scope.base} filter={filter} sample={queue.items[0]?.one} />
      </div>
      <BulkBar
        total={open.length}
        chosen={chosen.length}
        onAll={() => setSelected(new Set(chosen.length === open.length ? [] : open.map(({ one }) => one.id)))}
        onClear={() => setSelected(new Set())}
        onApprove={() => approve(chosen)}
        onAsk={(kind) => setAsking({ kind, ids: chosen })}
        onClaim={() => void queue.toggleClaim(chosen, true)}
      />
      {queue.newer.length > 0 ? (
        <div className="sticky top-2 z-10 mb-3 flex justify-center" role="status">
          <Button
            size="small"
            className="tabular shadow-float"
            onClick={() => {
              const ids = queue.newer.map(({ id }) => id);
              queue.showNewer();
              // The first of them in the list's own order.
              const first = filter.order === "newest" ? ids[0] : ids.at(-1);
              goTo.current = first ?? null;
              setCurrentId(first ?? null);
            }}
          >
            {words.newer(queue.newer.length)}
          </Button>
        </div>
      ) : null}
      {queue.items.length === 0 ? (
        <Nothing base={scope.base} filter={filter} />
      ) : (
        <section aria-label={words.list} className="border-line border-b">
          {queue.items.map((item) => (
            <CaseCard
              key={item.one.id}
              item={item}
              codes={codes}
              viewerId={viewerId}
              isCurrent={currentId === item.one.id}
              isSelected={selected.has(item.one.id)}
              withGroup={scope.groupId === null}
              filterHref={(name, value) => queueHref(scope.base, { ...filter, [name]: value })}
              on={handlersOf(item.one)}
              onSelect={(isOn) => select(item.one.id, isOn)}
              onUndo={() => item.outcome?.action && void queue.takeBack(item.one.id, item.outcome.action)}
              onAgain={() => void queue.again(item.one.id)}
              onFocus={() => setCurrentId(item.one.id)}
              action={action}
            />
          ))}
        </section>
      )}
      <div className="mt-6">
        <LoadMore
          notLoaded={words.notLoaded}
          problem={queue.problem}
          isLoading={queue.isLoading}
          onMore={queue.more}
        >
          {queue.hasMore ? words.more : null}
        </LoadMore>
      </div>
      <Asked
        asking={asking}
        queue={queue}
        codes={codes}
        moderatesSite={props.moderatesSite}
        onClose={() => {
          goTo.current ??= asking?.ids[0] ?? null;
          setAsking(null);
        }}
        onDone={(ids) => {
          if (ids.length > 1) setSelected(new Set());
          else if (ids[0] !== undefined) leave(ids[0]);
        }}
      />
    </>
  );
}

function focusCase(id: string): void {
  const element = document.getElementById(caseElementId(id));
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "nearest" });
}

function Nothing({ base, filter }: { base: string; filter: QueueFilter }) {
  const isFiltered = Object.entries(filter).some(([name, value]) => name !== "order" && value);
  return isFiltered ? (
    <EmptyState title={words.emptyFiltered} action={<LinkButton href={base}>{words.emptyAll}</LinkButton>}>
      {words.emptyFilteredHint}
    </EmptyState>
  ) : (
    <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>
  );
}

/** What readers said most often against a case, as a moderator's reason. */
function suggestionOf(one: CaseView): Reason {
  const counted = FLAG_REASONS.map((reason) => ({
    reason,
    count: one.flags.filter((flag) => flag.reason === reason).length,
  })).sort((a, b) => b.count - a.count);
  const most = counted[0];
  return most && most.count > 0 ? most.reason : "rules";
}

const FLAG_REASONS = Object.keys(moderationScreens.flagReasons) as FlagReason[];

function Asked({
  asking,
  queue,
  codes,
  moderatesSite,
  onClose,
  onDone,
}: {
  asking: Asking;
  queue: QueueState;
  codes: ReadonlyMap<string, CodeRef>;
  moderatesSite: boolean;
  onClose: () => void;
  onDone: (ids: readonly string[]) => void;
}) {
  const [id] = asking?.ids ?? [];
  const one = queue.items.find((item) => item.one.id === id)?.one;
  if (!asking || !one) return null;
  const { person } = one.author;
  const isMany = asking.ids.length > 1;
  if (asking.kind === "hide" || asking.kind === "remove") {
    const act = moderationScreens.act;
    const name = asking.kind === "hide" ? act.hide : act.remove;
    const title = isMany
      ? act.manyTitle(name, asking.ids.length)
      : asking.kind === "hide"
        ? act.hideTitle(person.name)
        : act.removeTitle(person.name);
    return (
      <DecisionDialog
        action={asking.kind}
        title={title}
        isMany={isMany}
        suggested={suggestionOf(one)}
        onClose={onClose}
        onDecide={async (decision) => {
          const failed = isMany
            ? await queue.runMany(asking.ids, decision)
            : await queue.run(one.id, decision);
          if (failed === null) onDone(asking.ids);
          return failed;
        }}
      />
    );
  }
  return (
    <Suspense>
      {asking.kind === "tags" ? (
        <RetagDialog
          one={one}
          codes={codes}
          onClose={onClose}
          onDone={(action) => queue.settled(one.id, action, moderationScreens.tags.done)}
        />
      ) : (
        <SanctionDialog
          person={person}
          places={[
            { groupId: one.group.id, name: moderationScreens.sanction.inGroup(one.group.name) },
            ...(moderatesSite ? [{ groupId: null, name: moderationScreens.sanction.onSite }] : []),
          ]}
          onClose={onClose}
          onDone={(action) =>
            queue.settled(
              one.id,
              action,
              moderationScreens.sanction.done(moderationScreens.done(action.kind), person.name),
            )
          }
        />
      )}
    </Suspense>
  );
}
