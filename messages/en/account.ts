/** Words of signing in, signing up and the account page. */
export const account = {
  // Fields that several forms share.
  email: "E-mail",
  password: "Password",
  passwordHint: "At least 10 characters. A few unrelated words are better than symbols.",
  name: "Name",
  nameHint: "As others see it beside your notes.",
  handle: "Handle",
  handleHint: "3 to 30 letters, digits and hyphens.",
  saved: "Saved.",
  formFault: "Nothing was changed yet.",

  // Answers of the commands.
  wrongPassword: "The e-mail address and the password do not belong together. Check both and try again.",
  suspended: "This account is suspended. Nothing in it is lost; write to whoever runs this site.",
  notThePassword: "This is not the password of this account.",
  emailTaken: "There is an account with this e-mail address. Sign in, or ask for a new password.",
  handleTaken: "Somebody has this handle. Choose another.",
  handleReserved: "This handle is kept for the site. Choose another.",
  noEmailNoPassword: "This account has no e-mail address, so there is nothing to use a password with.",
  resetLinkEnded: "This link was used already or is older than an hour. Ask for a new one.",
  noSiteAddress:
    "This server does not know its own address, so it cannot mail links. Set NEXTAUTH_URL to the address that people open.",
  noSignInLinks: "This server mails no sign-in links. Use your password.",
  noSuchProvider: "This server has no such way to sign in.",
  providerDoesNotAnswer: (name: string) =>
    `${name} does not answer at the moment. Try again, or sign in another way.`,
  tooManyTokens: (most: number) => `You have ${most} tokens, which is the most. Revoke one first.`,
  unnamed: "New reader",
  notTheHandle: "This is not your handle. Nothing was deleted.",
  lastOwner: (groups: readonly string[]) =>
    groups.length === 1
      ? `You are the only owner of “${groups[0]}”, and others are in it. Make somebody else an owner first. Nothing was deleted.`
      : `You are the only owner of ${groups.map((name) => `“${name}”`).join(", ")}, and others are in them. Make somebody else an owner first. Nothing was deleted.`,

  /** While nobody knows whether an account's address is its person's. */
  confirm: {
    label: "Confirm your address",
    banner:
      "Confirm your address with the link in our mail. Until then you can read, and annotate for yourself.",
    resend: "Mail it again",
    title: "Confirm your address",
    what: (email: string) => `You confirm that ${email} is yours.`,
    submit: "Confirm",
    done: "Your address is confirmed. You can write in groups, and are told by mail as you choose.",
    signInFirst: "Sign in to the account that you made with this address; then the link confirms it.",
    notYours: "This link belongs to another account or address. Ask for a new one.",
    nothing: "There is nothing to confirm.",
  },

  /** While an account waits for its deletion. */
  leaving: {
    label: "Deletion of your account",
    when: (when: string) => `Your account will be deleted on ${when}.`,
    keep: "Keep my account",
    kept: "Your account stays.",
  },

  signIn: {
    title: "Sign in",
    intro: "Highlight, tag and discuss what you read.",
    submit: "Sign in",
    forgot: "Forgot your password?",
    newHere: "New here?",
    signUp: "Make an account",
    or: "or",
    otherWays: "Other ways to sign in",
    withPassword: "With your password",
    withProvider: (name: string) => `Continue with ${name}`,
    linkEmail: "E-mail for a link",
    linkSubmit: "Mail me a link",
    linkIntro: "No password: a mailed link signs you in.",
    linkSent: "Look in your mail: the link signs you in and works once, for one hour.",
    notices: {
      reset: "Your password is changed. Sign in with it.",
      "signed-out": "You are signed out everywhere.",
    },
    faults: {
      CredentialsSignin:
        "The e-mail address and the password do not belong together. Check both and try again.",
      AccountSuspended: "This account is suspended. Nothing in it is lost; write to whoever runs this site.",
      RateLimited: "Too many tries. Nothing is lost; wait a quarter of an hour and try again.",
      Verification: "This link was used already or is too old. Ask for a new one.",
      OAuthAccountNotLinked: "This sign-in belongs to another account. Sign in the way you did before.",
      other: "Signing in did not work. Nothing was changed; try again, or sign in another way.",
    },
  },

  link: {
    title: "Sign in",
    as: (email: string) => `Sign in as ${email}.`,
    submit: "Sign in",
    unusable: "This link is not whole. Open it again from your mail, or ask for a new one.",
    again: "Ask for a new link",
  },

  demo: {
    title: "Try it as",
    intro: "Accounts of this machine’s own database, without a password. Nobody else can reach them.",
    none: "There is no demo sign-in here.",
    roles: {
      reader: { name: "Reader", may: "Highlights and discusses" },
      "second-reader": { name: "Second reader", may: "The other side of a thread" },
      teacher: { name: "Teacher", may: "Runs a class" },
      editor: { name: "Editor", may: "Runs a newsroom" },
      moderator: { name: "Moderator", may: "Looks after Public" },
      administrator: { name: "Administrator", may: "Runs the site" },
    },
  },

  signUp: {
    title: "Make an account",
    intro: "Each highlight is for your group or for you alone: you choose as you make it.",
    submit: "Make account",
    haveOne: "Have an account?",
    signIn: "Sign in",
  },

  reset: {
    title: "Choose a new password",
    intro: "We mail you a link that works once, for one hour.",
    submit: "Mail me a link",
    sentTitle: "Look in your mail",
    sent: (email: string) =>
      `If there is an account with ${email}, a link is on its way. It works once, for one hour.`,
    sentToLog: "This server writes its mail to its own log: look there for the link.",
    back: "Back to sign in",
    newTitle: "Choose a new password",
    newIntro: "Every session of the account will be signed out.",
    newSubmit: "Change password",
    again: "Ask for a new link",
    ended: "This link has ended",
  },

  page: {
    title: "Account",
    demo: "A demo account of this machine’s own database.",
    signsInWith: (providers: readonly string[]) => `Signs in with ${providers.join(" and ")}.`,
    sent: "Look in your mail: the link confirms your address.",
    failed: "That did not work, and nothing was changed. Try again in a minute.",
    profile: { title: "Name and handle", submit: "Save changes" },
    password: {
      title: "Password",
      intro: "Changing it signs out every other session.",
      setIntro: "You sign in without one so far. A password is another way in.",
      current: "Current password",
      next: "New password",
      submit: "Change password",
      set: "Set password",
      changed: "Your password is changed. Other sessions are signed out.",
    },
    notices: {
      title: "Notifications",
      intro: "What is mailed to you, and how often.",
      open: "Choose what is mailed to you",
    },
    sessions: {
      title: "Sessions",
      intro: "Ends every session on every device, this one too. Tokens keep working until you revoke them.",
      submit: "Sign out everywhere",
    },
    ignored: {
      title: "People you ignore",
      intro: "Their comments are folded away for you. They are not told.",
      none: "You ignore nobody.",
      stop: "Stop ignoring",
      failed: "That could not be changed. Try again.",
    },
    tokens: {
      title: "Access tokens",
      intro: "For programs that use the API in your name. They cannot change your account.",
      none: "You have no tokens.",
      more: "Older tokens are listed by the API.",
      name: "What for",
      nameHint: "Such as “class statistics”.",
      scope: "May",
      scopes: { read: "Read", write: "Read and write" },
      days: "Ends after",
      dayOptions: { 7: "7 days", 30: "30 days", 90: "90 days", 365: "1 year" },
      submit: "Make token",
      made: "Copy it now: it is shown only once.",
      secret: "Your new token",
      copy: "Copy",
      copied: "Copied",
      revoke: "Revoke",
      created: (date: string) => `made ${date}`,
      lastUsed: (date: string) => `last used ${date}`,
      neverUsed: "never used",
      ends: (date: string) => `ends ${date}`,
      ended: (date: string) => `ended ${date}`,
    },
    data: {
      title: "Your data",
      intro:
        "Everything that this site holds of you, in one file: profile, groups, annotations, comments with their earlier wording, reactions, flags, notifications and choices.",
      json: "Download as JSON",
      jsonLd: "Download as Web Annotations (JSON-LD)",
    },
    delete: {
      title: "Delete account",
      intro:
        "A day after you ask for it, your name, e-mail address and private notes are deleted, and you leave your groups. Until then you can keep the account. After that it cannot be undone.",
      open: "Delete account…",
      words: "What you wrote in groups",
      choices: {
        anonymise: {
          title: "Leave it, without my name",
          hint: "It stays where it is, by “Deleted account”.",
        },
        remove: {
          title: "Take it away",
          hint: "All of it goes. Where others answered, an empty place is left, so that their words still make sense.",
        },
      },
      confirm: (handle: string) => `Type your handle, ${handle}, to confirm`,
      submit: "Delete account",
      asked: (when: string) => `Your account will be deleted on ${when}.`,
    },
  },
} as const;
