import { goldPair } from "./gold-pair";

const LEFT = `Dock workers in Marenport walked out on Tuesday, halting all container traffic at the country's second-largest harbour.
The union said 2,300 members had joined the strike by noon.
"We have not had a real raise in six years," said Lena Brandt, who leads the dockers' union.
Port authority director Tomas Okafor called the walkout "reckless" and warned that ships would be sent to other harbours.
Supermarkets have stocked up on fruit and vegetables, and no shortages are expected before the weekend.
The government has refused to step in.
Talks broke down on Sunday after the port offered a pay rise of 3.5 percent, less than half of what the union demands.
Marenport handled 4.1 million containers last year.
A court will decide on Thursday whether the strike is lawful.
Residents near the quay said it was the first quiet night they could remember.`;

const RIGHT = `A so-called strike by a few hundred dockers has paralysed Marenport, and families may soon pay for it at the till.
The union claims that 2,300 people have laid down their work.
Director Tomas Okafor spoke of a "reckless" action: shipping lines were already sending vessels to rival ports.
Wages at the harbour are among the best in the region, with crane drivers taking home 4,800 a month.
The port's generous offer of 3.5 percent was turned down by union bosses on Sunday.
Judges are to rule on Thursday on whether the action is legal at all.
Lena Brandt, the head of the union, complained that there had been no "real raise" for six years.
The minister of transport said that the state would not intervene in wage negotiations.
Shares in the port's operator fell by 6 percent.`;

/** A strike, told by the union and by the port. */
export const harbourStrike = goldPair({
  name: "harbour strike",
  left: LEFT,
  right: RIGHT,
  same: [
    ["Dock workers in Marenport", "A so-called strike"],
    ["The union said 2,300", "The union claims that 2,300"],
    ['"We have not had', "Lena Brandt, the head"],
    ["Port authority director", "Director Tomas Okafor"],
    ["The government has refused", "The minister of transport"],
    ["Talks broke down", "The port's generous offer"],
    ["A court will decide", "Judges are to rule"],
  ],
  either: [
    ["Dock workers in Marenport", "The union claims that 2,300"],
    ["The union said 2,300", "A so-called strike"],
  ],
});
