import { goldPair } from "./gold-pair";

const LEFT = `Voltara, the maker of batteries for electric buses, admitted on Thursday that employees had falsified the results of fire-safety tests for at least four years.
The company is recalling 86,000 battery packs sold in eleven countries. Its shares lost a third of their value within an hour of the announcement, and trading was halted.
Chief executive Rolf Henning resigned with immediate effect. "I did not know, but I should have known," he wrote in a letter to staff. The board has appointed Amara Diallo, until now head of finance, as interim chief.
The deception came to light in June, when an engineer, Tuan Bergström, sent 400 pages of internal documents to the transport safety agency. According to the papers, technicians at the Lindau plant repeated failed tests with specially prepared cells until the readings were within the limit. Managers were told about it at a meeting in 2021, the documents show.
No injuries have been linked to the batteries so far, the agency said. Two buses burned out in depots in Graz and Lyon last year; the causes are still being examined.
Prosecutors in Munich searched the company's headquarters and seized computers. They are investigating six current and former managers on suspicion of fraud.
City transport companies have taken some 1,900 buses out of service, and passengers face longer waits for weeks.
Voltara has set aside 740 million euros for the recall and possible fines. Analysts at Brenner Bank believe that the final bill could be twice as high.
Bergström, who was dismissed in August, is suing for unfair dismissal.`;

const RIGHT = `The man who blew the whistle on Voltara lost his job for it.
Tuan Bergström, 39, handed regulators a dossier in early summer that proved what colleagues had whispered about for years: the batteries under thousands of bus passengers had never passed an honest fire test. Two months later he was out on the street.
"They told me I was not a team player," he says at his kitchen table in Lindau. Now a labour court will hear his case.
The firm he worked for has conceded that the figures were doctored.
In the laboratory, Bergström explains, bad results were simply thrown away and the trial run again with hand-picked cells. He raised it with superiors three years ago. Nothing happened, except that he was moved to an office without windows.
The fallout has been brutal: on the stock exchange the group's value shrank by more than thirty percent before dealing was stopped. Its boss stepped down, protesting his innocence. Investigators carried boxes and laptops out of the head office; half a dozen executives are suspected of fraud.
Nearly 2,000 buses stand idle across Europe. In Graz, where one went up in flames in November, drivers had complained of a smell of burning. Nobody has been hurt, but that was luck, says Bergström.
Europe protects whistle-blowers on paper, says Clara Nunes, who teaches labour law in Porto: "In practice they pay for their courage."
Voltara did not answer questions about his dismissal. Its interim head, the former finance director Diallo, has promised a "culture of listening".
The recall of tens of thousands of packs is to begin in spring.`;

/**
 * A scandal, told from the company's side and from the whistle-blower's. It was kept aside until its figures showed
 * that "only here" was claimed too lightly (3 of 11 true); since then it is fitted to as the others are.
 */
export const batteryScandal = goldPair({
  name: "battery scandal",
  left: LEFT,
  right: RIGHT,
  same: [
    ["Voltara, the maker", "The firm he worked"],
    ["The company is recalling", "The recall of tens"],
    ["Its shares lost", "The fallout has been"],
    ["Chief executive Rolf", "Its boss stepped"],
    ["The board has appointed", "Its interim head"],
    ["The deception came", "Tuan Bergström, 39"],
    ["According to the papers", "In the laboratory"],
    ["No injuries have", "Nobody has been hurt"],
    ["Two buses burned", "In Graz, where"],
    ["Prosecutors in Munich", "Investigators carried"],
    ["They are investigating", "Investigators carried"],
    ["City transport", "Nearly 2,000"],
    ["Bergström, who was", "The man who blew"],
    ["Bergström, who was", "Two months later"],
    ["Bergström, who was", "Now a labour court"],
  ],
  either: [
    ["Voltara, the maker", "Tuan Bergström, 39"],
    ['"I did not know', "Its boss stepped"],
    ["Managers were told", "He raised it"],
    ["The deception came", "The man who blew"],
    ["Bergström, who was", "Voltara did not answer"],
    ["Voltara has set aside", "The recall of tens"],
    ["The company is recalling", "Nearly 2,000"],
  ],
});
