import { thousands } from "@/messages/en/numbers";

/** Words of threads, comments, notes and drafts. */
export const threads = {
  discussion: "Discussion",
  articleDiscussion: "Discussion of the article",
  count: (count: number) => (count === 1 ? "1 comment" : `${thousands(count)} comments`),
  countAtLeast: (count: number) => `${thousands(count)} and more`,
  comments: "Comments",
  close: "Close the discussion",
  empty: "Nobody has said anything yet.",
  emptyHint: "Ask what puzzles you, or say how you read it.",
  couldNotLoad: "The discussion did not load.",
  couldNotSave: "This could not be saved. Nothing is lost; try again.",
  showMore: "Show more",
  loadingMore: "Loading more…",

  write: "Write a comment",
  placeholder: "What do you make of it?",
  replyTo: (name: string) => `Reply to ${name}`,
  replyPlaceholder: "Your reply",
  post: "Post",
  reply: "Reply",
  cancel: "Cancel",
  signIn: "Sign in",
  signInToReply: "to join the discussion.",
  mayNotWrite: "You can read here, but not write.",
  writeFirst: "Write something first.",
  tooLong: (over: number) =>
    over === 1 ? "1 character too many." : `${thousands(over)} characters too many.`,

  by: (name: string) => `Comment by ${name}`,
  replyBy: (name: string, parent: string) => `Reply by ${name} to ${parent}`,
  isNew: "New",
  ignoredComment: "Comment by somebody you ignore",
  fromIgnored: "From somebody you ignore.",
  show: "Show",
  ignore: (name: string) => `Ignore ${name}`,
  stopIgnoring: (name: string) => `Stop ignoring ${name}`,
  ignored: (name: string) => `You will not meet the words of ${name}`,
  noLongerIgnored: (name: string) => `You will meet the words of ${name} again`,
  deletedComment: "Deleted comment",
  aDeletedComment: "a deleted comment",
  deletedWords: "Deleted.",
  edited: "edited",
  showHistory: "Show what it said before",
  edit: "Edit",
  editLabel: "Edit your comment",
  save: "Save",
  delete: "Delete",
  deleted: "Comment deleted",
  more: "More",
  moreOn: (name: string) => `More for the comment by ${name}`,
  copyLink: "Copy link",
  linkCopied: "Link copied",
  linkNotCopied: (link: string) => `The link could not be copied. It is ${link}`,
  saving: "Saving…",
  notSaved: "Not saved.",
  retry: "Try again",
  takeBack: "Take back",
  giveUp: "Give up the change",
  collapse: (count: number) => `Hide ${replies(count)}`,
  expand: (count: number) => `Show ${replies(count)}`,
  continueThread: (count: number) => `Continue this thread · ${replies(count)}`,
  moreReplies: (count: number) => (count > 0 ? `Show ${more(count)}` : "Show more replies"),
  part: "This is one part of the discussion.",
  wholeThread: "Show all of it",
  upOne: "What it answers",
  openPage: "Open on its own page",
  menu: "More about this discussion",

  sort: {
    label: "Sort",
    now: (order: string) => `Sort: ${order}`,
    oldest: "Oldest first",
    newest: "Newest first",
    replies: "Most replies first",
  },
  newSince: (count: number) =>
    count === 1 ? "1 new since your last visit" : `${thousands(count)} new since your last visit`,
  newNow: (count: number) => (count === 1 ? "1 new comment" : `${thousands(count)} new comments`),

  following: {
    label: "What you hear of it",
    follow: "Follow: hear of every comment",
    normal: "Hear of replies to you",
    mute: "Mute: hear only of your name",
  },
  resolve: "Resolve…",
  resolveLabel: "How was it resolved?",
  resolvePlaceholder: "The source says so in its third paragraph.",
  resolveSave: "Resolve",
  resolved: (name: string | null) => (name === null ? "Resolved" : `Resolved by ${name}`),
  reopen: "Reopen",
  locked: "This discussion is locked: it can be read, but nothing is added to it.",
  lockedShort: "Locked",
  couldNotChange: "That could not be changed. Try again.",

  reactions: {
    add: "React",
    names: {
      agree: "Agree",
      disagree: "Disagree",
      thanks: "Thanks",
      insightful: "Insightful",
      question: "I have a question",
    },
    count: (name: string, count: number) => `${name}: ${thousands(count)}`,
    takeBack: (name: string) => `Take back “${name}”`,
  },

  agreed: {
    label: "Agreed across camps",
    explained:
      "People of this group who usually disagree with one another both endorse this. It is worked out from who agrees with what, never from how many do: at least five people said so, some of them on each side.",
  },

  quotedPassage: "Quoted passage:",
  showPassage: "Show it in the article",
  fromEarlierVersion: (number: number) =>
    number === 0 ? "From the article" : `From an earlier version of the article (version ${number})`,
  removeQuote: "Leave the quote out",
  quotePassage: "Quote the passage",
  selectFirst: "Select words in the article first, up to 2,000 characters.",

  people: "People you can name",
  peopleFound: (count: number) =>
    count === 0
      ? "Nobody found"
      : count === 1
        ? "1 person; Enter names them"
        : `${count} people; arrows choose`,

  commands: {
    section: "Discussion",
    nextNew: "Next new comment",
    write: "Write a comment",
    next: "Next comment",
    previous: "Previous comment",
  },

  page: {
    ofArticle: "Discussion",
    about: "About the article",
    onPassage: "On a passage of",
    passage: "Show the passage",
    all: "All discussions",
    threads: "On passages",
    noThreads: "No passage has been discussed yet.",
    writeFirst: "Select words in the article and choose Discuss.",
    list: (count: number) => (count === 1 ? "1 passage discussed" : `${thousands(count)} passages discussed`),
    last: "last",
    backToArticle: "Read the article",
    more: "Show more",
  },
  posted: "Comment added",
  notFound: "That comment is no longer here.",

  changedMeanwhile: "It was changed meanwhile.",
  fromTheirsToYours: "What yours would change:",
  keepYours: "Keep yours",
  takeTheirs: "Keep the saved one",

  history: "What it said before",
  historyFailed: "The history did not load.",
  historyVersion: (version: number) => `Version ${version}`,
  historyNow: "Now",

  draft: "draft",
  draftKept: "Draft kept",
  draftRefused: "This browser keeps no drafts: save before you leave.",
  draftFrom: "Draft from",
  discardDraft: "Discard draft",
} as const;

function more(count: number): string {
  return count === 1 ? "1 more reply" : `${thousands(count)} more replies`;
}

function replies(count: number): string {
  return count === 1 ? "1 reply" : `${thousands(count)} replies`;
}
