import { readArticle } from "../text/text-arbitrary";
import type { Chance } from "./edit-random";

/**
 * Texts to edit and sentences to insert. Four manners, since matchers fail differently on each: the two
 * real articles; invented news from templates (the same turns of phrase again and again); rare and common
 * words by Zipf's law; and text without blanks between words.
 */
export type Manner = "article" | "templates" | "zipf" | "unspaced";

const ARTICLES = [readArticle("000_93302495e99e7427"), readArticle("002_c56046286071264e")];

const PEOPLE =
  "Mara Lindqvist|Tomas Reyes|Gen. Ada Brandt|Mr. Okafor|the minister|the mayor|Dr. Hsu|the senator|Ivan Petrov|the governor|Ms. Farrow|Judge Salim|the union's leader|a spokeswoman|Lena Vogt|Prof. Adeyemi|the chief of police|Carlos Ibarra|the ambassador|St. Clair|Nora Quist|the archbishop|Pavel Dragan|the treasurer".split(
    "|",
  );
const PLACES =
  "Harborview|the capital|St. Aubin|the northern district|Lowmark|the old port|the U.S.|Karelia|Westbridge|the border town of Ostra|Fort Hale|the valley|New Anvers|the stadium|Mt. Corin|the harbour quarter|Tesk|the southern islands".split(
    "|",
  );
const THINGS =
  "the budget|the cease-fire|a new bridge|the housing plan|the inquiry|the water supply|the treaty|the strike|the school reform|the trade deal|an airport tax|the flood wall|the pension law|the curfew|a hospital merger|the rail line|the election rules|the museum's lease|a fishing ban|the refugee camp|the data centre|the wage offer".split(
    "|",
  );
const VERBS =
  "welcomed|rejected|defended|questioned|postponed|praised|ignored|signed|denounced|revised|delayed|supported|criticised|abandoned|approved|mocked|extended|suspended".split(
    "|",
  );
const SAID = "said|argued|warned|told reporters|insisted|wrote".split("|");
const DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday".split("|");
const TAILS =
  "after weeks of talks|despite strong opposition|for the second time this year|without giving details|as crowds gathered outside|in a move that surprised many|while the vote was still open|under pressure from abroad|hours before the deadline|to the relief of local traders|with only two votes to spare|amid reports of new fighting|on the advice of lawyers|and promised a public hearing|even though polls were against it".split(
    "|",
  );
const QUOTED =
  "We will not be rushed|This is not the end|Nobody asked us|It was never about money|People are tired of waiting|The numbers speak for themselves|I would do it again|There is no plan B|You cannot eat promises|Our doors stay open|That ship has sailed|History will judge them".split(
    "|",
  );

function templateSentence(chance: Chance): string {
  const person = chance.pick(PEOPLE);
  const other = chance.pick(PEOPLE);
  const thing = chance.pick(THINGS);
  const place = chance.pick(PLACES);
  const day = chance.pick(DAYS);
  const open = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  switch (chance.below(8)) {
    case 0:
      return `${open(person)} ${chance.pick(SAID)} on ${day} that ${thing} would be decided in ${place}.`;
    case 1:
      return `${open(person)} ${chance.pick(VERBS)} ${thing} on ${day} ${chance.pick(TAILS)}.`;
    case 2:
      return `"${chance.pick(QUOTED)}," ${person} ${chance.pick(SAID)} in ${place} on ${day}.`;
    case 3:
      return `According to ${other}, ${thing} had been ${chance.pick(VERBS)} by ${person} ${chance.pick(TAILS)}.`;
    case 4:
      return `In ${place}, ${chance.between(2, 900)} people took part, according to ${person}.`;
    case 5:
      return `${open(thing)} — ${chance.pick(VERBS)} by ${person} in ${chance.between(1990, 2025)} — was ${chance.pick(VERBS)} again.`;
    case 6:
      return `What happens to ${thing} now?`;
    default:
      return `${open(person)}'s office ${chance.pick(VERBS)} ${other}'s plan for ${thing} ${chance.pick(TAILS)}.`;
  }
}

const SYLLABLES =
  "ba ke lo mi nu ra so te vi wo dan fel gor hin jus kal mer pol rin tas ul ver xan yor zim".split(" ");
const COMMON = "the of and to a in that it is was for on with as at by he from his they".split(" ");

function zipfWord(chance: Chance): string {
  if (chance.maybe(0.45)) return COMMON[Math.floor(COMMON.length * chance.next() ** 2)] ?? "the";
  // The rank decides the word, so that common words come again and rare ones hardly do.
  let rank = Math.floor(4000 ** chance.next());
  let word = SYLLABLES[rank % SYLLABLES.length] ?? "ba";
  for (rank = Math.floor(rank / 3) + 1; rank > 1; rank = Math.floor(rank / 9)) {
    word += SYLLABLES[(rank * 7) % SYLLABLES.length];
  }
  return word;
}

function zipfSentence(chance: Chance): string {
  const words = Array.from({ length: chance.between(4, 28) }, () => zipfWord(chance));
  const marked = words.map((word, at) =>
    at > 0 && at < words.length - 1 && chance.maybe(0.08) ? `${word},` : word,
  );
  const sentence = marked.join(" ");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${chance.pick([".", ".", ".", "?", "!"])}`;
}

const IDEOGRAPHS =
  "的一是不了人我在有他这中大来上个国和地到说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运".split(
    "",
  );

function unspacedSentence(chance: Chance): string {
  const length = chance.between(6, 30);
  let sentence = "";
  for (let at = 0; at < length; at++) {
    sentence += IDEOGRAPHS[Math.floor(IDEOGRAPHS.length * chance.next() ** 1.7)];
    if (at > 2 && at < length - 2 && chance.maybe(0.08)) sentence += "，";
  }
  return `${sentence}。`;
}

/** Cuts a paragraph after final punctuation; the generator's own notion of a sentence. */
export function cutSentences(paragraph: string): string[] {
  return (
    paragraph
      .match(/.+?(?:(?<!\b(?:U\.S|St|Gen|Mr|Dr))[.!?]["”’]?(?=\s+["“A-Z]|$)|[。？！]|$)/gu)
      ?.map((part) => part.trim())
      .filter(Boolean) ?? []
  );
}

/** A sentence that the edited text did not hold: for an article, often one of the other article's. */
export function freshSentence(chance: Chance, manner: Manner, source: readonly string[][] = []): string {
  if (manner === "unspaced") return unspacedSentence(chance);
  if (manner === "zipf") return zipfSentence(chance);
  if (manner === "article" && chance.maybe(0.5)) {
    const other = ARTICLES.find((article) => !article.startsWith(source[0]?.[0] ?? "")) ?? "";
    return chance.pick(other.trim().split("\n").flatMap(cutSentences));
  }
  return templateSentence(chance);
}

/** A text of its manner: paragraphs of sentences. */
export function sourceText(chance: Chance, manner: Manner): string[][] {
  if (manner === "article") return chance.pick(ARTICLES).trim().split("\n").map(cutSentences);
  return Array.from({ length: chance.between(4, 16) }, () =>
    Array.from({ length: chance.between(1, 5) }, () => freshSentence(chance, manner)),
  );
}
