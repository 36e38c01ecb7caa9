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
  changed: {
    subject: "Your Marginalia password was changed",
    what: "The password of your Marginalia account was just changed, and every other session was signed out.",
    notYou: "If it was not you, ask for a new password on the sign-in page at once.",
  },
} as const;
