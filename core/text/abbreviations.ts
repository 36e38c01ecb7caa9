/**
 * What a full stop after a word means in news prose. Facts about English (with the titles of a few
 * neighbouring languages), kept apart from the code that uses them. All lower case, without the full stop.
 */

/** Always followed by what they introduce: a name, never a new sentence. */
export const TITLES: ReadonlySet<string> = new Set(
  (
    "mr mrs ms mx dr prof rev hon pres gov sen rep reps sens gen lt col maj capt cpt cmdr adm sgt cpl pvt brig " +
    "supt insp det amb atty st ste mt ft messrs mme mlle msgr fr sr. hr fru hrn sra srta dra vs v cf viz e.g i.e " +
    "z.b d.h u.a bzw ee"
  ).split(" "),
);

/** A sentence may end after these; then the next word tells. */
export const OTHER_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    "inc ltd co corp bros llc plc jr sr esq etc al dept univ assn ave blvd rd est approx " +
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun " +
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla " +
    "ore pa tenn tex vt va wash wis wyo ed eds trans p.s"
  ).split(" "),
);

/** Followed by a number: “No. 10”, “pp. 3–5”, “Art. 5”. */
export const BEFORE_NUMBERS: ReadonlySet<string> = new Set(
  "no nos nr vol vols p pp fig figs art arts sec secs ch chap para eq cl ca c approx est ст стор стр".split(
    " ",
  ),
);

/** Words that, capitalised after an abbreviation, begin a sentence far more often than a name. */
export const SENTENCE_STARTERS: ReadonlySet<string> = new Set(
  (
    "the a an this that these those he she it they we i you his her its their our my your there here who what " +
    "when where why how which while although though if but and or so yet then now thus hence however meanwhile " +
    "moreover instead still also as at by for from in on of to with without within after before since until " +
    "during despite because once both neither some many most several few all each every no not nor one two " +
    "is are was were do does did has have had can could will would should may might must"
  ).split(" "),
);

/** After a number with a full stop, which is an ordinal there: “am 3. Oktober”, “im 20. Jahrhundert”. */
const AFTER_ORDINALS: ReadonlySet<string> = new Set(
  (
    "januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert " +
    "jahrhunderts"
  ).split(" "),
);
const ORDINAL = /^\d{1,2}$/;

const SINGLE_LETTER = /^\p{Lu}\p{M}*$/u;

/**
 * Whether a full stop between `word` and `next` belongs to an abbreviation and ends no sentence: “Gen.”
 * before any word, “U.S.”, “J.” or “Inc.” before one that begins no sentence, “No.” before a number,
 * and a number before a month.
 */
export function isAbbreviated(word: string, next: string): boolean {
  const key = word.toLowerCase();
  if (BEFORE_NUMBERS.has(key) && /^\p{N}/u.test(next)) return true;
  if (TITLES.has(key)) return true;
  if (ORDINAL.test(word)) return AFTER_ORDINALS.has(next.toLowerCase());
  if (!SINGLE_LETTER.test(word) && !OTHER_ABBREVIATIONS.has(key)) return false;
  return next !== "" && !SENTENCE_STARTERS.has(next.toLowerCase());
}
