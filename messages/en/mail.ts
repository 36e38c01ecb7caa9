/** Words of the mails that the site sends. */
export const mail = {
  notConfigured:
    "This server sends no mail, because SMTP_URL is not set. Ask whoever runs it; your account is unchanged.",
  notSent: "The mail could not be sent. Nothing was changed; try again in a minute.",
  reset: {
    subject: "Choose a new password for Marginalia",
    why: "Somebody asked for a new password for the Marginalia account with this address.",
    ends: "The link works once, for one hour.",
    button: "Choose a new password",
    notYou: "If it was not you, there is nothing to do: the password stays as it is.",
  },
  signIn: {
    subject: "Sign in to Marginalia",
    why: "Somebody asked to sign in to Marginalia with this address.",
    ends: "The link works once, for one hour.",
    button: "Sign in",
    notYou: "If it was not you, there is nothing to do: without the link nobody gets in.",
  },
  notice: {
    open: "Look at it",
    daily: (count: number, group: string | null) =>
      `${count === 1 ? "One thing" : `${count} things`} for you${group === null ? "" : ` in ${group}`} since yesterday`,
    dailyIntro: "This happened since your last daily letter and is still new to you.",
    elsewhere: "Elsewhere",
    /** Why somebody is mailed of a kind of thing; after "You get this mail because". */
    because: {
      mentioned: "somebody mentioned you",
      replied: "somebody answered you",
      "thread-comment": "you follow this thread",
      "anchors-changed": "you annotated this article",
      moderated: "it concerns what you wrote",
      "flag-settled": "you flagged this",
      "appeal-answered": "you appealed",
      "task-assigned": "you have a part in this task",
      "task-revealed": "you have a part in this task",
      "task-due": "you have a part in this task and have not finished",
      "queue-waiting": "you moderate this group",
    },
    why: (because: string) => `You get this mail because ${because}.`,
    whyDaily: "You get this mail once a day, and only if there is something new.",
    choose: "Choose what is mailed to you",
    stopGroup: (group: string) => `No more mail about ${group}`,
    stopAll: "No more notifications by mail",
  },
  confirmation: {
    subject: "Confirm your address for Marginalia",
    why: "Somebody made a Marginalia account with this address. If it was you, confirm that it is yours.",
    until:
      "Until then you can read, and annotate for yourself; afterwards also write in groups, and get answers by mail.",
    button: "Confirm the address",
    notYou: "If it was not you, there is nothing to do: you will get no further mail from that account.",
  },
  deletion: {
    subject: "Your Marginalia account will be deleted",
    what: (when: string) => `You asked for your Marginalia account to be deleted. That is done on ${when}.`,
    keep: "Until then everything works as before, and you can keep it: sign in and press “Keep my account”.",
    button: "Keep my account",
    notYou: "If it was not you, keep the account and change its password at once.",
  },
  changed: {
    subject: "Your Marginalia password was changed",
    what: "The password of your Marginalia account was just changed, and every other session was signed out.",
    notYou: "If it was not you, ask for a new password on the sign-in page at once.",
  },
} as const;
