import type { Why } from "@/core/moderation/hold";

const date = new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

/** Moderation's words: what people are told, and what the commands answer. */
export const moderation = {
  /** To the author, about words that wait: why, without naming what the list looks for. */
  heldBecause: (why: readonly Why[]): string => {
    const rules = new Set(why.map(({ rule }) => rule));
    if (rules.has("word")) return "A word in it is looked at first in this group.";
    if (rules.has("link")) return "Links are looked at first in this group.";
    if (rules.has("hold_first")) return "The first posts of new members are looked at first in this group.";
    if (rules.has("hold_all")) return "Everything is looked at first in this group.";
    return "The moderators look at it again, since you changed it.";
  },
  held: "Only you and the moderators see this until a moderator has looked at it.",
  hidden: "Only you and the moderators see this until a moderator has decided.",
  removed: "A moderator removed this. Only you and the moderators see it.",
  /** To a moderator: the rule. */
  rule: (why: Why): string => {
    switch (why.rule) {
      case "hold_all":
        return "Everything is held in this group.";
      case "hold_first":
        return `Post ${why.published + 1} of this person; the first ${why.first} are held.`;
      case "link":
        return "Links are held in this group.";
      case "word":
        return `${why.effect === "hold" ? "Held" : "Suspect"} word “${why.phrase}” of the ${why.scope === "site" ? "site's" : "group's"} list.`;
      case "edited":
        return "Its author changed it while it was withheld.";
    }
  },
  sanction: {
    readOnly: "You can read here, but not write.",
    muted: (where: string | null, until: Date | null) =>
      `You can read ${where ?? "here"}, but not write${untilWords(until)}.`,
    shutOut: (where: string | null, until: Date | null) =>
      where === null
        ? `This account is suspended${untilWords(until)}.`
        : `You are shut out of ${where}${untilWords(until)}.`,
    saying: (message: string) => ` The moderators say: “${message}”`,
  },
  barred: {
    title: "You cannot sign in at the moment",
    intro:
      "Your account and your words are kept. You can ask that this be looked at again, once, and go on with the conversation here.",
    ended: "This address has ended, or nothing bars you any more. Sign in to see.",
    keep: "This address is yours alone and works for a week; signing in leads here again.",
    signIn: "Sign in",
    sent: "Sent to the moderators.",
  },
  errors: {
    blindLog:
      "You code an article of this group blind, and its log says what others do there. It can be taken out again once that is revealed.",
    mayNotModerate: "Only those who moderate this group can do this.",
    ownCase: "Nobody decides about their own words. Another moderator has to.",
    higherRole: "Nobody acts on somebody of an equal or higher role.",
    ownWords: "These are your own words; you can change or delete them.",
    claimed: (name: string) => `${name} is looking at this at the moment.`,
    decided: (name: string | null, action: string) =>
      `${name ?? "Flags"} already decided this: ${action}. Nothing of yours was changed.`,
    changed: "Its author changed it since you saw it. Look at it again.",
    threadChanged: "This discussion was changed meanwhile.",
    gone: "Its author deleted it meanwhile.",
    alreadyUndone: "This was undone already.",
    later: "Something else was done here since. Undo that first.",
    removedStays: "A moderator removed this. You can appeal, but not change it.",
    withheldStays: "This waits for the moderators, so it stays in its group until they have decided.",
    mayNotUndo: "Only a moderator of the same or a higher role can undo this.",
    siteOnly: "Only those who moderate the whole site can do this.",
    lastAdministrator: "Somebody has to run the site: the last administrator stays.",
    onlyAdministrators: "Only administrators can do this.",
    inPast: "The end has to lie ahead.",
    notAppealable: "There is nothing to appeal here.",
    appealedOnce: "You appealed this already. The conversation goes on there.",
    appealDecided: "This appeal was decided.",
    otherDecides: "Somebody else than who acted decides an appeal.",
    listFull: (most: number) => `A list holds at most ${most.toLocaleString("en")} words.`,
    nothingLeft: "There is no letter or digit in this.",
    settingsChanged: "Somebody changed the group meanwhile. Nothing of yours was lost; look at it again.",
    mayNotSettings: "Only those who own the group can change this.",
  },
};

function untilWords(until: Date | null): string {
  return until === null ? "" : ` until ${date.format(until)} UTC`;
}
