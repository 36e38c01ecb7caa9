import { goldPair } from "./gold-pair";

const LEFT = `A passenger ferry struck the harbour wall at Port Callan in thick fog on Saturday morning, injuring 41 people, four of them seriously.
The Aurelia, which was carrying 312 passengers and 18 crew from Skerry Island, hit the eastern breakwater at about 7:40 a.m., the coastguard said. No one was killed.
Lifeboats from three stations took most of those on board ashore within two hours.
The vessel, built in 1994, had passed its annual safety inspection in March.
"There was a bang, and then everybody was on the floor," said Moira Teague, a nurse who was travelling to work. She bandaged other passengers with tablecloths from the cafeteria.
Captain Ewan Rudd, who has 22 years of experience, was uninjured and is being interviewed by investigators.
Callan Lines, the operator, said it was "deeply sorry" and would cooperate fully with the inquiry. The company declined to say whether the ship's radar had been working.
The Marine Accident Bureau has recovered the voyage data recorder and expects to publish a first report within a month. Visibility in the bay had fallen below 100 metres, according to the weather service.
Services to Skerry Island are suspended until Wednesday, cutting off some 2,000 residents. Islanders were told that medicines and mail would be flown in by helicopter.
The collision is the second involving a Callan Lines vessel in three years; in 2022 a freighter of the company ran aground off Dunmore.
Transport minister Helen Astley visited the injured at St Brendan's hospital and praised the rescuers.`;

const RIGHT = `Years of warnings were ignored before the Aurelia smashed into a breakwater this weekend, seafarers' unions say.
More than forty passengers were hurt when the ageing ferry ploughed into the stone wall at the mouth of Port Callan harbour at the start of the weekend. Four were still in a serious condition last night. For the families waiting on the quay, the miracle was that nobody died.
The 30-year-old ship should never have been at sea in such weather, says Patrick Lowe of the Seafarers' Federation. "You could not see your own hand," recalled a deckhand who asked not to be named.
Lowe's union wrote to Callan Lines twice last winter about faulty navigation equipment, and received no reply. Asked about the radar on Sunday, the firm would not comment. Its chief executive, Gordon Pryce, took home a bonus of 900,000 last year.
In a three-line statement the operator apologised and promised to work with investigators.
It is not the first time: two years ago another of its ships got stuck on rocks near Dunmore.
Moira Teague, a nurse, said that the impact threw people off their feet. "We tore up tablecloths for bandages because the first-aid boxes were half empty," she said.
Boats of the rescue service had everyone off by ten.
Officials have taken the ship's black box, but their findings are not expected for weeks. Meanwhile the island's two thousand inhabitants have no ferry until the middle of the week.
The crew was two short that morning, according to a rota seen by this newspaper. Police spoke to the captain for six hours.
Ministers have cut the number of ship inspectors by a third since 2019. Astley, who smiled for the cameras at a bedside on Saturday evening, took no questions.`;

/** An accident, told by an agency and by a paper with somebody to blame. */
export const ferryCollision = goldPair({
  name: "ferry collision",
  left: LEFT,
  right: RIGHT,
  same: [
    ["A passenger ferry struck", "More than forty passengers"],
    ["A passenger ferry struck", "Four were still"],
    ["The Aurelia, which", "More than forty passengers"],
    ["No one was killed", "For the families"],
    ["Lifeboats from three", "Boats of the rescue"],
    ['"There was a bang', "Moira Teague, a nurse"],
    ["She bandaged other", '"We tore up'],
    ["Captain Ewan Rudd", "Police spoke"],
    ["Callan Lines, the operator", "In a three-line"],
    ["The company declined", "Asked about the radar"],
    ["The Marine Accident Bureau", "Officials have taken"],
    ["Services to Skerry", "Meanwhile the island's"],
    ["The collision is the second", "It is not the first"],
    ["Transport minister", "Astley, who smiled"],
  ],
  either: [
    ["A passenger ferry struck", "Years of warnings"],
    ["The Aurelia, which", "Years of warnings"],
    ["The vessel, built in", "The 30-year-old ship"],
    ["Visibility in the bay", "The 30-year-old ship"],
    ["Visibility in the bay", '"You could not see'],
    ["A passenger ferry struck", '"You could not see'],
    ["The Aurelia, which", "Boats of the rescue"],
  ],
});
