/** English forms that no rule takes to their base: the base, then its forms. All lower case. */
const IRREGULAR: readonly string[] = (
  "arise arose arisen,beat beaten,become became,begin began begun,bind bound,bite bit bitten,bleed bled,blow blew blown," +
  "break broke broken,bring brought,build built,burn burnt,buy bought,catch caught,choose chose chosen,cling clung," +
  "deal dealt,dig dug,draw drew drawn,drink drank drunk,drive drove driven,eat ate eaten,fall fell fallen,feed fed," +
  "feel felt,fight fought,flee fled,fly flew flown flight flights,forbid forbade forbidden,forget forgot forgotten,forgive forgave forgiven," +
  "freeze froze frozen,give gave given,grow grew grown,hang hung,hear heard,hide hid hidden,hold held,keep kept," +
  "know knew known,lay laid,lead led,leave left,lend lent,lose lost loss losses,mean meant,pay paid,prove proven," +
  "ride rode ridden,ring rang rung,rise rose risen,run ran,see saw seen,seek sought,sell sold sale sales,send sent," +
  "shake shook shaken,shine shone,shoot shot shots,show shown,shrink shrank shrunk,sing sang sung,sink sank sunk,sit sat," +
  "sleep slept,slide slid,speak spoke spoken speech speeches,spend spent,stand stood,steal stole stolen,stick stuck," +
  "strike struck stricken,swear swore sworn,sweep swept,swim swam swum,take took taken,teach taught,tear tore torn," +
  "think thought,throw threw thrown,understand understood,wake woke woken,wear wore worn,win won,withdraw withdrew withdrawn withdrawal," +
  "write wrote written," +
  "child children,man men,woman women,person persons people,foot feet,tooth teeth,life lives,wife wives,knife knives,half halves,leaf leaves," +
  "die died dying dies death deaths,lie lying,tie tying,injure injury injuries,choice choices,high highest higher,long longer longest," +
  "large larger largest,big bigger biggest,great greater greatest,old older oldest,new newer newest,arrive arrival arrivals," +
  "refuse refusal,dismiss dismissal,approve approval,propose proposal,appear appearance,decide decision decisions,divide division," +
  "invade invasion,explode explosion explosions,collide collision collisions,expand expansion,conclude conclusion conclusions," +
  "reduce reduction reductions,produce production,pursue pursuit,destroy destruction,receive reception,describe description," +
  "prescribe prescription,apply application applications,supply supplier suppliers,deny denial,marry marriage,bury burial,try trial trials," +
  "analyse analysis analyst analysts,criticise critic critics criticism,emphasise emphasis,suspect suspicion suspicions"
).split(",");

const bases = new Map<string, string>();
for (const entry of IRREGULAR) {
  const [base, ...forms] = entry.split(" ");
  for (const form of forms) bases.set(form, base as string);
}

/** "rose" becomes "rise"; a word that is none of them stays. @param word in lower case */
export const baseOf = (word: string): string => bases.get(word) ?? word;
