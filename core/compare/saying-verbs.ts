/** How a reporting expression stands to what it reports; the codes "Attribution, …" of the codebook on wording. */
export const ATTITUDES = ["neutral", "doubting", "conceding", "endorsing"] as const;
export type Attitude = (typeof ATTITUDES)[number];

/**
 * Verbs of saying of English news prose by the attitude they carry. The groups follow the codebook's definitions:
 * doubting keeps the words at arm's length, conceding makes them a confession, endorsing would sound odd if they
 * were false.
 */
const VERBS: Readonly<Record<Attitude, string>> = {
  neutral:
    "say tell state write add announce describe express voice explain reply respond answer ask declare comment " +
    "characterize characterise recall repeat indicate suggest propose argue urge demand warn promise pledge vow " +
    "predict accuse blame criticize criticise praise thank implore plead appeal complain joke tweet post quote " +
    "mention share speak testify",
  doubting: "claim allege insist purport assert contend maintain boast",
  conceding: "admit acknowledge concede confess",
  endorsing:
    "note emphasize emphasise stress highlight underline underscore reveal confirm show demonstrate remind observe",
};

const IRREGULAR: Readonly<Record<string, string>> = {
  say: "says said saying",
  tell: "tells told telling",
  write: "writes wrote written writing",
  speak: "speaks spoke spoken speaking",
  show: "shows showed shown showing",
  admit: "admits admitted admitting",
  quote: "quoting",
  voice: "voiced voicing",
  post: "posted posting",
  state: "stated stating",
  share: "shared sharing",
};

export interface SayingVerb {
  /** As a dictionary has it. */
  verb: string;
  attitude: Attitude;
  isParticiple: boolean;
}

const forms = new Map<string, SayingVerb>();
for (const attitude of ATTITUDES) {
  for (const verb of VERBS[attitude].split(" ")) {
    for (const form of IRREGULAR[verb]?.split(" ") ?? regularForms(verb)) {
      forms.set(form, { verb, attitude, isParticiple: form.endsWith("ing") });
    }
  }
}

/** The bare form is left out: it is as often a noun ("a note", "the claim"), and news seldom says "they say". */
function regularForms(verb: string): string[] {
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  const stem = verb.replace(/e$/, "");
  return [/(?:s|sh|ch|x)$/.test(verb) ? `${verb}es` : `${verb}s`, `${stem}ed`, `${stem}ing`];
}

/** What a word says of saying, where it is a form of such a verb. @param form as it stands in the text */
export const sayingVerb = (form: string): SayingVerb | undefined => forms.get(form.toLowerCase());
