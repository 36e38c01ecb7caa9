import { type ActionKind, ActionKindSchema } from "@/core/moderation/subject";
import type { NotificationView } from "@/core/notification";
import { momentInUtc } from "@/messages/en/dates";
import { moderationScreens } from "@/messages/en/moderation-screens";

const one = (count: number, singular: string, plural: string): string => (count === 1 ? singular : plural);

const numberIn = (data: Record<string, unknown>, name: string): number => {
  const value = data[name];
  return typeof value === "number" ? value : 0;
};
const wordsIn = (data: Record<string, unknown>, name: string): string => {
  const value = data[name];
  return typeof value === "string" ? value : "";
};

/** What moderators do, as those hear it whom it concerns. */
const ACTIONS: Readonly<Record<ActionKind, string>> = {
  approve: "A moderator let your words through",
  hide: "A moderator hid your words from others",
  remove: "A moderator removed your words",
  retag: "A moderator changed the tags of your annotation",
  lock: "A moderator locked your thread",
  unlock: "A moderator opened your thread again",
  warn: "A moderator warns you",
  mute: "A moderator muted you: you may read, but not write",
  suspend: "A moderator suspended you for a while",
  ban: "A moderator banned you",
};

const HIDDEN_BY_FLAGS = "Others flagged your words; they are hidden until a moderator has looked at them";
const SOMETHING_DONE = "A moderator did something about your words";

function whatWasDone(data: Record<string, unknown>): string {
  const kind = ActionKindSchema.safeParse(data.action);
  if (!kind.success) return SOMETHING_DONE;
  return data.isByFlags === true ? HIDDEN_BY_FLAGS : ACTIONS[kind.data];
}

/** Words of what people are told: in the app, by mail, and where they choose which. */
export const notices = {
  none: {
    title: "Nothing new",
    hint: "When somebody answers or mentions you, when an article that you annotated is corrected, or when moderators did something about your words, you are told here.",
  },
  isNew: "new",
  readAll: "Mark all as read",
  older: "Older",
  look: "Look at it",
  today: "Today",
  yesterday: "Yesterday",
  choices: "Mail and choices",
  gone: "You were told of something that is no longer here.",

  /** One sentence, without a full stop at its end where it ends in a name or title. */
  sentence(view: NotificationView, moment: (at: Date) => string = momentInUtc): string {
    const { kind, article, group, by, data } = view;
    const who = by?.name ?? "Somebody";
    const on = article ? ` on “${article.title}”` : "";
    const where = group ? ` in ${group.name}` : "";
    switch (kind) {
      case "mentioned":
        return `${who} mentioned you${on}${where}`;
      case "replied":
        return `${who} answered you${on}${where}`;
      case "thread-comment": {
        const count = numberIn(data, "count");
        return count > 1
          ? `${count} new comments in a thread that you follow${on}${where}`
          : `${who} wrote in a thread that you follow${on}${where}`;
      }
      case "anchors-changed":
        return `${article ? `“${article.title}”` : "An article"} was corrected (version ${numberIn(data, "number")})`;
      case "moderated":
        return `${whatWasDone(data)}${on}${data.isOnSite === true ? ", on the whole site" : where}${data.isUndone === true ? "; this was undone since" : ""}`;
      case "flag-settled":
        return data.outcome === "acted"
          ? `Thank you: moderators looked at what you flagged${on} and acted on it`
          : `Moderators looked at what you flagged${on} and kept it`;
      case "appeal-answered":
        if (data.isGranted === true) return `Your appeal${where} was granted`;
        return data.isGranted === false
          ? `Your appeal${where} was looked at, and the decision stands`
          : `The moderators answered your appeal${where}`;
      case "task-assigned":
        return `You have something to do: “${wordsIn(data, "title")}”${where}`;
      case "task-revealed":
        return `You can see each other's annotations now: “${wordsIn(data, "title")}”${where}`;
      case "task-due": {
        const dueAt = wordsIn(data, "dueAt");
        const when = dueAt === "" ? "waits for you" : `is due on ${moment(new Date(dueAt))}`;
        return `“${wordsIn(data, "title")}” ${when}${where}`;
      }
      case "queue-waiting":
        return `Something waits for the moderators${where}`;
    }
  },

  /** What stands below the sentence, each a paragraph. */
  details({ kind, data }: NotificationView, moment: (at: Date) => string = momentInUtc): string[] {
    const [edited, orphaned] = [numberIn(data, "edited"), numberIn(data, "orphaned")];
    if (kind === "anchors-changed") {
      return [
        ...(edited > 0
          ? [
              `${edited} of your annotations ${one(edited, "stands on changed words and needs", "stand on changed words and need")} a look.`,
            ]
          : []),
        ...(orphaned > 0
          ? [
              `${orphaned} of your annotations ${one(orphaned, "stands", "stand")} on words that are no longer in the text.`,
            ]
          : []),
      ];
    }
    if (kind !== "moderated") return [];
    const [reason, message, until] = ["reason", "message", "until"].map((name) => wordsIn(data, name));
    return [
      ...(until ? [`Until ${moment(new Date(until))}.`] : []),
      ...(reason ? [`Reason: ${moderationScreens.reasonName(reason) || reason}.`] : []),
      ...(message ? [message] : []),
    ];
  },

  settings: {
    title: "Mail and choices",
    intro: (email: string | null) =>
      email === null
        ? "In the app you are always told. By mail, as you choose."
        : `In the app you are always told. By mail, to ${email}, as you choose.`,
    noAddress: "Your account has no e-mail address, so nothing is mailed.",
    noMail: "This server mails nothing at the moment. Your choices are kept for when it does.",
    general: "In general",
    usual:
      "As usual means: at once when a moderator did something about your words, and in your groups when somebody mentions or answers you; once a day the threads that you follow and everything in Public.",
    groups: "Otherwise in these groups",
    asUsual: "As usual",
    asAbove: "As above",
    rhythms: { at_once: "At once", daily: "Once a day", off: "No mail" },
    timeZone: "Time zone",
    timeZoneHint: "Mails say times by its clocks.",
    noTimeZone: "UTC, as none is chosen",
    otherZones: "Others",
    digestHour: "Hour of the daily mail",
    hour: (hour: number) => `${String(hour).padStart(2, "0")}:00`,
    submit: "Save choices",
  },

  unsubscribe: {
    title: "No more mail",
    what: (group: string | null) =>
      group === null
        ? "Nothing that happens here will be mailed to you any more. In the app you are still told."
        : `Nothing that happens in ${group} will be mailed to you any more. In the app you are still told.`,
    done: (group: string | null) =>
      group === null
        ? "Done. Nothing that happens here is mailed to you any more."
        : `Done. Nothing that happens in ${group} is mailed to you any more.`,
    submit: "End this mail",
    choose: "Choose what is mailed to you",
  },
} as const;
