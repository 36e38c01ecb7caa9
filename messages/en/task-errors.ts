/** What commands of tasks refuse, and why. */
export const taskErrors = {
  maySet: "Only those who run this group set tasks in it.",
  changed: "This task was changed meanwhile. Yours is still in the form.",
  closed: "This task is closed.",
  articles: "One of these articles is not there, or not for this group.",
  begunPasses:
    "Somebody has finished, or seen the others' work: their first pass is over the articles so far. Set a second task for the new ones.",
  tooManyArticles: "A task has up to 500 articles.",
  coders: "Each of them has to be a member of this group who may write in it.",
  nobody: "Nobody in this group could do it yet: invite people first.",
  codebook: "There is no such codebook for this group.",
  past: "This date has passed.",
  notYours: "This task is not yours.",
  revealed: "Everybody's words are shown already: what you had coded then is kept as your first pass.",
  mayNotReopen:
    "You have seen the others' words since: your first pass stays as it is. What you change now is your revision.",
  notBlind: "Nothing is hidden in this task.",
  answered: "You have answered twice: both answers stay as they are.",
  mayNotWrite: "You can read in this group, but not write.",
};
