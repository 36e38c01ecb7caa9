import { expect, test } from "vitest";
import { createDraftStore, type DraftStorage } from "@/components/drafts/draft-store";

/** Storage as one browser has it: every tab of it sees the same, and hears of the others' changes. */
function browser() {
  const values = new Map<string, string>();
  const tabs: { storage: DraftStorage; adopt: (key: string, value: string | null) => void }[] = [];
  const device = { now: 1_000, isFull: false, values };

  function openTab() {
    const waiting: (() => void)[] = [];
    const storage: DraftStorage = {
      getItem: (key) => values.get(key) ?? null,
      setItem: (key, value) => {
        if (device.isFull) throw new DOMException("full", "QuotaExceededError");
        values.set(key, value);
        for (const tab of tabs) if (tab.storage !== storage) tab.adopt(key, value);
      },
      removeItem: (key) => {
        if (!values.delete(key)) return;
        for (const tab of tabs) if (tab.storage !== storage) tab.adopt(key, null);
      },
    };
    const drafts = createDraftStore(() => storage, {
      now: () => device.now,
      later: (act) => void waiting.push(act),
    });
    tabs.push({ storage, adopt: drafts.adopt });
    return {
      ...drafts,
      /** As long as the store waits before it writes. */
      wait: () => {
        for (const act of waiting.splice(0)) act();
      },
    };
  }
  return { device, openTab };
}

test("what was typed is there after a reload", () => {
  const { openTab } = browser();
  const tab = openTab();
  tab.write("note", "half a tho");
  tab.write("note", "half a thought");
  expect(tab.read("note")).toMatchObject({ text: "half a thought", state: "typing" });
  tab.wait();
  expect(tab.read("note")).toMatchObject({ text: "half a thought", state: "kept" });
  expect(openTab().read("note")).toMatchObject({ text: "half a thought", state: "kept", at: 1_000 });
});

test("a page that goes away writes down at once what still waits", () => {
  const { openTab } = browser();
  const tab = openTab();
  tab.write("note", "last words");
  tab.flush();
  expect(openTab().read("note")?.text).toBe("last words");
});

test("an acknowledged text is forgotten, one that was typed on is not", () => {
  const { openTab } = browser();
  const tab = openTab();
  tab.write("note", "sent");
  tab.wait();
  tab.write("note", "sent and more");
  tab.forget("note", "sent");
  expect(tab.read("note")?.text).toBe("sent and more");
  tab.forget("note", "sent and more");
  expect(tab.read("note")).toBeNull();
  tab.wait();
  expect(openTab().read("note")).toBeNull();
});

test("of two tabs the newest text wins, and its neighbour shows it", () => {
  const { device, openTab } = browser();
  const one = openTab();
  const other = openTab();
  one.write("note", "from one");
  one.wait();
  expect(other.read("note")?.text).toBe("from one");
  device.now = 2_000;
  other.write("note", "from the other");
  other.wait();
  expect(one.read("note")).toMatchObject({ text: "from the other", state: "kept" });
});

test("what is being typed here is not replaced by what was typed elsewhere before", () => {
  const { device, openTab } = browser();
  const one = openTab();
  const other = openTab();
  other.write("note", "older");
  device.now = 2_000;
  one.write("note", "newer");
  other.wait();
  expect(one.read("note")?.text).toBe("newer");
  one.wait();
  expect(other.read("note")?.text).toBe("newer");
});

test("saved in one tab, it goes from the other, unless that one has typed on", () => {
  const { device, openTab } = browser();
  const one = openTab();
  const other = openTab();
  one.write("note", "done");
  one.wait();
  expect(other.read("note")?.text).toBe("done");
  one.forget("note", "done");
  expect(other.read("note")).toBeNull();

  one.write("note", "again");
  one.wait();
  device.now = 2_000;
  other.write("note", "again, with more");
  one.forget("note", "again");
  expect(other.read("note")?.text).toBe("again, with more");
});

test("full storage is said, and the text stays as long as the page", () => {
  const { device, openTab } = browser();
  device.isFull = true;
  const tab = openTab();
  tab.write("note", "words");
  tab.wait();
  expect(tab.read("note")).toMatchObject({ text: "words", state: "refused" });
  device.isFull = false;
  tab.write("note", "words again");
  tab.wait();
  expect(tab.read("note")?.state).toBe("kept");
});

test("storage that is switched off or holds nonsense breaks nothing", () => {
  const off = createDraftStore(() => {
    throw new DOMException("denied", "SecurityError");
  });
  expect(off.read("note")).toBeNull();
  off.write("note", "words");
  off.flush();
  expect(off.read("note")).toMatchObject({ text: "words", state: "refused" });
  off.forget("note");
  expect(off.read("note")).toBeNull();

  const { device, openTab } = browser();
  device.values.set("marginalia.draft.note", '{"text":7}');
  device.values.set("marginalia.draft.other", "not json");
  expect(openTab().read("note")).toBeNull();
  expect(openTab().read("other")).toBeNull();
});

test("listeners hear of their own draft alone, and the same state is the same object", () => {
  const { openTab } = browser();
  const tab = openTab();
  let heard = 0;
  const stop = tab.subscribe("note", () => heard++);
  tab.write("other", "x");
  expect(heard).toBe(0);
  tab.write("note", "x");
  expect(heard).toBe(1);
  expect(tab.read("note")).toBe(tab.read("note"));
  stop();
  tab.forget("note");
  expect(heard).toBe(1);
});
