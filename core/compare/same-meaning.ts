/**
 * Words that reports of one event use for one another. Facts about English news prose, kept apart from the code
 * that uses them; each set is one idea, its first word the idea's name. All lower case, as a dictionary has them.
 */
/** Capitals and seats of government stand for the state, and so do its adjectives and people; spellings of a word. */
const SAME_THING: readonly string[] = [
  "russia russian russians moscow kremlin",
  "ukraine ukrainian ukrainians kyiv kiev",
  "usa u.s us american americans america washington",
  "china chinese beijing",
  "uk british britain london",
  "france french paris",
  "germany german germans berlin",
  "israel israeli israelis",
  "palestine palestinian palestinians",
  "iran iranian iranians tehran",
  "europe european europeans eu brussels",
  "ceasefire cease-fire truce armistice",
  "million millions",
  "billion billions",
];

const SAME_MEANING: readonly string[] = [
  ...SAME_THING,
  "war conflict fighting hostilities invasion",
  "talk talks negotiation negotiations negotiate negotiating discussion discussions discuss dialogue diplomacy diplomatic",
  "deal agreement pact accord settlement",
  "meet meeting met summit",
  "envoy emissary ambassador",
  "territory territories territorial land region regions area areas",
  "annex annexed annexation occupied occupy occupation held seized seize captured control",
  "give-up concede concession concessions surrender surrendering cede ceding",
  "refuse reject rejects rejected rejecting rejection opposition oppose opposes opposed refused decline declined",
  "agree agreed accept accepted accepts approve approved",
  "plan proposal proposals propose proposed scheme",
  "kill killed killing dead death deaths slain died",
  "attack attacks attacked strike strikes struck bombing bombed assault shelling raid",
  "president leader leaders leadership premier",
  "help aid assistance support supporting backing",
  "police officers constables",
  "child children kids minors",
  "company firm corporation business",
  "job jobs employment work",
  "protest protests protesters demonstration demonstrators rally",
  "poll polls survey surveys",
  "law laws lawful legal bill legislation statute",
  "court courts judge judges tribunal",
  "rise rises rose increase increased increases grew grow growth climbed",
  "fall falls fell decrease decreased drop dropped decline declines",
];

const NUMBER_WORDS: Readonly<Record<string, string>> = {
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  ten: "10",
  eleven: "11",
  twelve: "12",
  thirteen: "13",
  fourteen: "14",
  fifteen: "15",
  sixteen: "16",
  seventeen: "17",
  eighteen: "18",
  nineteen: "19",
  twenty: "20",
  thirty: "30",
  forty: "40",
  fifty: "50",
  sixty: "60",
  seventy: "70",
  eighty: "80",
  ninety: "90",
  hundred: "100",
  thousand: "1000",
};

function firstOf(sets: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const set of sets) {
    const words = set.split(" ");
    for (const word of words) if (!found.has(word)) found.set(word, words[0] as string);
  }
  return found;
}

const ideas = firstOf(SAME_MEANING);
const things = firstOf(SAME_THING);

/** The name of the idea that an English word stands for, where there is a set with it. @param word in lower case */
export const ideaOf = (word: string): string | undefined => ideas.get(word);

/** The name of the thing that an English word names as others do ("Kremlin", "Moscow"). @param word in lower case */
export const thingOf = (word: string): string | undefined => things.get(word);

/** A written number in figures. @param word in lower case */
export const figureOf = (word: string): string | undefined =>
  Object.hasOwn(NUMBER_WORDS, word) ? NUMBER_WORDS[word] : undefined;

/** Words too common to tell one sentence from another; of English. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the this that these those it its he him his she her hers they them their we our i me my you your who whom " +
    "whose which what there here and or but nor so yet if as than then when while where why how because since until " +
    "though although despite however meanwhile also too very more most much many some any all both each every few " +
    "other another such own same no not whether only just even still already again of in on at to for from by with without " +
    "into onto over under about after before between among through during against toward towards upon within across " +
    "up down out off is am are was were be been being do does did done has have had having will would shall should " +
    "can could may might must let s t re ve ll d m isn aren wasn weren don doesn didn won couldn wouldn said say says " +
    "saying told tell according one okay us continue continues come came go went make made get got new now like"
  ).split(" "),
);

/**
 * Words that stand in every second report, whatever it is about: in two short texts they would look rare. Of
 * English, by the common frequency lists; stems and other forms of them count too.
 */
export const COMMON_WORDS: readonly string[] = (
  "time year day hour week month minute moment today yesterday recent recently current ongoing early late long short " +
  "first second last next final previous new old big small large great high low good bad strong weak hard easy full " +
  "people person man woman group member part number place case point fact thing way side end start begin beginning " +
  "world country state city area home house family life work job use make take give get find see look watch show know " +
  "think understand believe feel want need try ask call tell speak talk call write read hear let keep hold put bring " +
  "leave return come follow lead include involve become seem appear remain stay stand sit move turn run play pay help " +
  "change increase expect happen allow set meet provide consider expressed express describe position approach issue " +
  "problem question answer reason result effect effort action process step plan public social media general special " +
  "key main major important significant possible likely able free open close far near real true whole half direct " +
  "former head officer official officials spokesman spokeswoman minister government party report reports reportedly " +
  "remarks statement interview magazine post press friday monday tuesday wednesday thursday saturday sunday january " +
  "february march april may june july august september october november december"
).split(" ");
