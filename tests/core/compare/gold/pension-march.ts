import { goldPair } from "./gold-pair";

const LEFT = `Up to 200,000 people marched through Karsk on Sunday against the government's plan to raise the retirement age to 68, organisers said. The mostly peaceful demonstration was the largest in Veldania since independence.
Families with pushchairs walked beside miners in helmets and choirs of pensioners. "I have carried bricks since I was sixteen, and they want two more years from me," said Josef Marin, a bricklayer from Tolna.
Riot police fired tear gas at demonstrators near the Old Bridge after a small group threw bottles. Medics treated 63 people, among them a photographer who was hit in the eye by a rubber bullet.
The interior ministry says 38 people were detained. Lawyers' groups put the number at over a hundred and say that many were held for hours without water.
Prime Minister Dana Rehor has ruled out withdrawing the bill, which parliament is to vote on next month. Her coalition has a majority of just three seats, and two of its deputies have said they will not support it.
The reform would save the state about 1.2 billion crowns a year by 2030, according to the finance ministry. Economists at Karsk University dispute that figure. They say half of the saving would be eaten up by higher spending on sick pay.
Trade unions have called a general strike for 14 May.
A survey published last week found that seven in ten Veldanians oppose the change.`;

const RIGHT = `Violent clashes overshadowed a trade union rally in central Karsk yesterday, leaving nine police officers injured.
Masked rioters hurled bottles and paving stones at officers guarding the Old Bridge, who responded with tear gas. Police arrested 38 people. Shop windows along Liberty Avenue were smashed and two cars set on fire.
"This has nothing to do with pensions; it is hooliganism," interior minister Pavel Strand told state television.
Authorities estimated the crowd at 45,000, far fewer than the 200,000 that the unions claimed. The protesters object to a long-overdue reform that would let people retire at 68 instead of 66.
Veldania has one of the fastest ageing populations on the continent. Without the change, the pension fund would run dry within nine years, experts warn. The measure is expected to bring the budget 1.2 billion a year.
Rehor made clear that she would not bow to pressure from the street. "The law will be passed in June," the prime minister said.
Union bosses nevertheless threaten to paralyse the country with a nationwide stoppage in the middle of May.
The opposition, which raised the retirement age itself when it was last in power, sent its leaders to the front of the march. One of them, former minister Hana Kolb, was booed.
A press photographer suffered an eye injury; the circumstances are being looked into.
Commuters faced delays as three metro stations stayed closed until late in the evening.`;

/** A protest, told from among the marchers and from behind the shields. */
export const pensionMarch = goldPair({
  name: "pension march",
  left: LEFT,
  right: RIGHT,
  same: [
    ["Up to 200,000", "Authorities estimated"],
    ["Up to 200,000", "The protesters object"],
    ["Riot police fired", "Masked rioters"],
    ["Medics treated", "A press photographer"],
    ["The interior ministry says", "Police arrested"],
    ["Prime Minister Dana", "Rehor made clear"],
    ["Prime Minister Dana", '"The law will be'],
    ["The reform would save", "The measure is expected"],
    ["Trade unions have called", "Union bosses"],
  ],
  either: [
    ["Up to 200,000", "Violent clashes"],
    ["The mostly peaceful", "Violent clashes"],
    ["The mostly peaceful", "Authorities estimated"],
    ["Riot police fired", "Violent clashes"],
    ["Medics treated", "Violent clashes"],
    ["Lawyers' groups", "Police arrested"],
    ['"I have carried', "The protesters object"],
    ["A survey published", "The protesters object"],
  ],
});
