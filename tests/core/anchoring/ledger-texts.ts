import { readArticle } from "../text/text-arbitrary";
import type { Chance } from "./edit-random";

/** Texts of many habits, written apart from edit-sources.ts: each beat repeats itself in its own way. */
type Beat = { line: (chance: Chance) => string; joiner: string; perParagraph: [least: number, most: number] };

const words = (list: string) => list.split("|");
const ARTICLES = [readArticle("000_93302495e99e7427"), readArticle("002_c56046286071264e")];

const FIRMS = words(
  "Acme Corp.|Bluewater|Northgate Energy|Solaris Inc.|TelCo|Vanta|the bank|the carmaker|Orbit",
);
const UP = words("rose|fell|slipped|climbed|gained|dropped|was little changed at|jumped");
const TEAMS = words("United|City|Rovers|the hosts|the visitors|Athletic|Albion|the champions");
const NAMES = words("Silva|Okoye|Martin|van Dijk|O'Neill|Kim|Larsson|Haddad|Novak|Costa");
const STREETS = words("Main Street|Elm Avenue|the 400 block of Oak Drive|Route 9|Harbor Road");
const STEPS = words("the flour|the butter|two eggs|the sugar|a pinch of salt|the milk|the dough|the onions");
const MINISTERS = words(
  "the prime minister|the opposition|the committee|a spokesman|officials|the court|Brussels|Mr. Hale",
);
const TOPICS = words(
  "the bill|the amendment|the budget|tax cuts|the inquiry|border checks|the report|a second vote",
);

const pick = (chance: Chance, list: readonly string[]) => chance.pick(list);
const open = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function market(chance: Chance): string {
  const firm = open(pick(chance, FIRMS));
  switch (chance.below(5)) {
    case 0:
      return `Shares of ${firm} ${pick(chance, UP)} ${chance.between(1, 9)}.${chance.below(10)} percent.`;
    case 1:
      return `${firm} said revenue ${pick(chance, UP)} to $${chance.between(1, 40)}.${chance.below(10)} billion.`;
    case 2:
      return `The index ${pick(chance, UP)} ${chance.between(1, 300)} points, or ${chance.below(3)}.${chance.below(100)}%.`;
    case 3:
      return `"We are confident," the chief executive of ${firm} said. "We are very, very confident."`;
    default:
      return `Analysts had expected ${chance.between(1, 9)}0 cents a share, according to ${firm}.`;
  }
}

function match(chance: Chance): string {
  const [a, b] = [pick(chance, TEAMS), pick(chance, TEAMS)];
  switch (chance.below(5)) {
    case 0:
      return `${chance.between(1, 90)}' – Goal! ${pick(chance, NAMES)} scores for ${a}!`;
    case 1:
      return `${open(a)} ${chance.below(5)}–${chance.below(5)} ${b}.`;
    case 2:
      return `${pick(chance, NAMES)} passed to ${pick(chance, NAMES)}, who shot wide.`;
    case 3:
      return `Corner to ${a}.`;
    default:
      return `Yellow card: ${pick(chance, NAMES)} (${open(a)}), for a foul on ${pick(chance, NAMES)}.`;
  }
}

function blotter(chance: Chance): string {
  const place = pick(chance, STREETS);
  switch (chance.below(4)) {
    case 0:
      return `Police were called to ${place} at ${chance.between(1, 12)}:${chance.between(10, 59)} p.m.`;
    case 1:
      return `A man, ${chance.between(18, 80)}, was arrested on ${place} and later released.`;
    case 2:
      return `No one was hurt.`;
    default:
      return `The car was found on ${place}; the driver, a woman of ${chance.between(18, 80)}, was not.`;
  }
}

function recipe(chance: Chance): string {
  const [a, b] = [pick(chance, STEPS), pick(chance, STEPS)];
  switch (chance.below(5)) {
    case 0:
      return `• Add ${a} and ${b}`;
    case 1:
      return `${chance.between(1, 9)}. Stir ${a} into ${b} for ${chance.between(1, 20)} minutes.`;
    case 2:
      return `- ${open(a)}, ${chance.between(1, 9)}00 g`;
    case 3:
      return "Method";
    default:
      return `Leave ${a} to rest.`;
  }
}

function interview(chance: Chance): string {
  const topic = pick(chance, TOPICS);
  switch (chance.below(5)) {
    case 0:
      return `Q: What do you think of ${topic}?`;
    case 1:
      return `A: I have said it before, and I will say it again: ${topic} must wait.`;
    case 2:
      return "A: No.";
    case 3:
      return `Q: And ${pick(chance, MINISTERS)}?`;
    default:
      return `A: You would have to ask ${pick(chance, MINISTERS)} about ${topic}. I can’t speak for ${pick(chance, MINISTERS)}.`;
  }
}

function politics(chance: Chance): string {
  const [who, other] = [pick(chance, MINISTERS), pick(chance, MINISTERS)];
  const [topic, next] = [pick(chance, TOPICS), pick(chance, TOPICS)];
  switch (chance.below(7)) {
    case 0:
      return `${open(who)} said ${topic} would not change, and ${other} agreed.`;
    case 1:
      return `But ${who}, who has long called for ${topic}, said on ${pick(chance, words("Monday|Tuesday|Friday"))} that it was “too late” for ${next}.`;
    case 2:
      return `“It's our duty to pass ${topic},” ${who} told reporters — “and it's our duty to pass it now.”`;
    case 3:
      return `It was not clear whether ${other} would support ${topic}.`;
    case 4:
      return `Critics of ${topic} say that it does too little; critics of ${next} say that it does too much.`;
    case 5:
      return `${open(topic)} – like ${next} – has divided ${who} and ${other} for ${chance.between(2, 30)} years.`;
    default:
      return `The vote is on ${chance.between(1, 28)} ${pick(chance, words("May|June|March"))}.`;
  }
}

/** Sentences of other tongues, with their own marks; slots make them repeat themselves. */
const TONGUES: readonly string[][] = [
  words(
    "Die Ministerin erklärte, man müsse „endlich handeln“.|Der Bundestag stimmte mit # zu # Stimmen dafür.|Straßen und Brücken seien, so z. B. in Köln, baufällig.|Die Opposition sprach von einem „faulen Kompromiss“.|Am #. Juni wird erneut verhandelt.|Niemand wollte sich dazu äußern.",
  ),
  words(
    "Le ministre a déclaré : « Nous n’avons pas le choix. »|L’Assemblée a voté le texte par # voix contre #.|Selon l’Élysée, rien n’est décidé.|« C’est une honte », a dit l’opposition.|Les grévistes étaient # à Lyon, d’après la préfecture.|Qu’en pense-t-on à Bruxelles ?",
  ),
  words(
    "Министр заявил, что переговоры продолжатся.|По словам «источников», решение уже принято.|В городе # человек вышли на улицы.|Оппозиция назвала это «позором» — и ушла.|Президент не ответил на вопросы журналистов.",
  ),
  words(
    "قال الوزير إن المحادثات ستستمر.|وأضاف أن # شخصًا شاركوا في المظاهرة.|هل تغيّر الموقف؟|رفضت المعارضة الاقتراح، ووصفته بأنه «متأخر».|لم يعلّق المتحدث على ذلك.",
  ),
  words(
    "मंत्री ने कहा कि वार्ता जारी रहेगी।|विपक्ष ने इसे “देर से” बताया।|शहर में # लोग सड़कों पर उतरे।|फैसला सोमवार को होगा।",
  ),
  words(
    "首相は「交渉を続ける」と述べた。|野党は法案に反対している。|東京では#人が参加した。|次の会合は#月#日に開かれる。|詳細は明らかにされていない。|「もう遅い」と市民は話す。",
  ),
  words(
    "总理表示，谈判将继续进行。|反对党称该法案“为时已晚”。|约#人参加了抗议活动。|会议定于#月#日举行。|发言人拒绝置评。|市场反应平淡！",
  ),
  words(
    "총리는 협상을 계속하겠다고 말했다.|야당은 이 법안을 “너무 늦었다”고 비판했다.|서울에서 #명이 참가했다.|다음 회의는 #월에 열린다.",
  ),
  words("รัฐมนตรีกล่าวว่าการเจรจาจะดำเนินต่อไป|มีผู้เข้าร่วม # คน|ฝ่ายค้านไม่เห็นด้วยกับร่างกฎหมายนี้|จะมีการประชุมอีกครั้งในเดือนหน้า"),
  words(
    "We did it!!! 🎉🎉|Look at this 👩‍👩‍👧‍👦 crowd in the 🇩🇪 capital #️⃣|“No comment” 🤐 – again…|He said cafe\u0301 and re\u0301sume\u0301, not cafe.|#% of voters agree 👍🏽, #% do not 👎|So: yes / no / maybe?",
  ),
];

function tongue(sentences: readonly string[]): (chance: Chance) => string {
  return (chance) => chance.pick(sentences).replace(/#(?!️)/g, () => String(chance.between(2, 400)));
}

const ENGLISH: Record<string, Beat> = {
  market: { line: market, joiner: " ", perParagraph: [1, 4] },
  match: { line: match, joiner: " ", perParagraph: [1, 2] },
  blotter: { line: blotter, joiner: " ", perParagraph: [2, 5] },
  recipe: { line: recipe, joiner: "\n", perParagraph: [1, 5] },
  interview: { line: interview, joiner: " ", perParagraph: [1, 2] },
  politics: { line: politics, joiner: " ", perParagraph: [1, 6] },
};

export const BEATS: Record<string, Beat> = {
  ...ENGLISH,
  ...Object.fromEntries(
    TONGUES.map((sentences, at): [string, Beat] => [
      `tongue ${at}`,
      { line: tongue(sentences), joiner: [5, 6].includes(at) ? "" : " ", perParagraph: [1, 5] },
    ]),
  ),
};

/** A paragraph as its beat writes one. */
export function paragraphOf(chance: Chance, beat: Beat): string {
  return Array.from({ length: chance.between(...beat.perParagraph) }, () => beat.line(chance)).join(
    beat.joiner,
  );
}

/** Each sentence of a tongue once, in any order: said again and again, they could not be told apart. */
function tongueText(chance: Chance, sentences: readonly string[], beat: Beat): string {
  const left = [...sentences];
  let text = "";
  while (left.length > 0) {
    const [sentence] = left.splice(chance.below(left.length), 1);
    const joiner = chance.maybe(0.4) ? "\n" : beat.joiner;
    text += (text === "" ? "" : joiner) + tongue([sentence ?? ""])(chance);
  }
  return text;
}

export type Source = { text: string; habit: string; beat: Beat };

/** A text to edit, of a hundred to some ten thousand letters, and the beat that writes what is put in. */
export function ledgerSource(chance: Chance): Source {
  const kind = chance.below(10);
  const beats = Object.keys(BEATS);
  if (kind < 4) {
    const beat = BEATS.politics;
    if (beat === undefined) throw new Error("no such beat");
    return { text: chance.pick(ARTICLES).trim(), habit: "article", beat };
  }
  const habit = kind < 8 ? chance.pick(Object.keys(ENGLISH)) : chance.pick(beats);
  const beat = BEATS[habit];
  if (beat === undefined) throw new Error("no such beat");
  const sentences = TONGUES[Number(habit.slice("tongue ".length))];
  if (sentences !== undefined && habit.startsWith("tongue"))
    return { text: tongueText(chance, sentences, beat), habit, beat };
  const count = chance.pick([3, 6, 10, 20, 40]);
  const paragraphs = Array.from({ length: count }, () => paragraphOf(chance, beat));
  if (chance.maybe(0.3)) {
    for (let at = 3; at < paragraphs.length; at += 4)
      paragraphs.splice(at, 0, chance.pick(["Key points", "Read more", "What happens next"]));
  }
  return { text: paragraphs.join(chance.pick(["\n", "\n\n"])), habit, beat };
}
