import { goldPair } from "./gold-pair";

const LEFT = `Nadia Okoro will be the next mayor of Halvery after a recount confirmed her victory by 614 votes, the city's electoral board announced on Monday.
Okoro, a 44-year-old former teacher, won 50.2 percent of the ballots in the run-off against incumbent Victor Lindqvist. She is the first woman to hold the office in the city of 380,000.
"Tonight the buses, the schools and the parks of this city got their voice back," she told cheering supporters outside the central library.
Lindqvist had governed Halvery for twelve years. He conceded in a brief telephone call shortly after nine in the evening, his campaign said.
The board's chair, Ines Marchetti, said that observers had found no irregularities that could have changed the outcome. A few dozen postal ballots that arrived late were set aside under the rules.
Turnout reached 58 percent, the highest in a local election since 1990. Young voters in the northern districts, where rents have doubled in a decade, turned out in record numbers.
Okoro promised during the campaign to freeze bus fares and to build 3,000 affordable homes. She has not said how she would pay for the programme.
Her Civic List holds only 17 of 49 seats on the city council, so she will need partners. The Greens have signalled that they are ready for talks.
The new mayor takes office on 1 March.`;

const RIGHT = `By the narrowest of margins, Halvery has handed its town hall to a novice.
Just 614 votes separated the activist Nadia Okoro from Mayor Victor Lindqvist, whose steady hand steered the city through twelve years of growth. The result was declared only after three days of counting and recounting that left many residents asking what went wrong.
Dozens of votes sent by mail were thrown out because they came too late. Lindqvist's lawyers had asked for those ballots to be included; a judge turned them down on Friday.
The man himself showed more grace, phoning his rival to wish her well. "I leave a city without debts," he told staff, some of them in tears.
Business leaders fear what comes next. The former schoolteacher wants to cap ticket prices on public transport and put up thousands of cheap flats. Where the money is to come from, she has yet to explain.
"She will have to raise property taxes, and she knows it," said Karin Vossberg, who chairs the chamber of commerce.
Nor does Okoro have a majority: two thirds of the councillors belong to other parties. The chamber expects the Greens, who have courted her for months, to demand a ban on cars in the old town.
Election officials insist that the vote was clean. Almost six in ten of those entitled to vote went to the polls.
Shops in the centre report that sales fell during the campaign's noisy last week.
Her inauguration is planned for the first of March.`;

/** A close election, told as a new beginning and as a worry. */
export const mayorRecount = goldPair({
  name: "mayor's recount",
  left: LEFT,
  right: RIGHT,
  same: [
    ["Nadia Okoro will be", "By the narrowest"],
    ["Nadia Okoro will be", "Just 614 votes"],
    ["Nadia Okoro will be", "The result was declared"],
    ["Lindqvist had governed", "Just 614 votes"],
    ["He conceded", "The man himself"],
    ["The board's chair", "Election officials"],
    ["A few dozen postal", "Dozens of votes"],
    ["Turnout reached", "Almost six in ten"],
    ["Okoro promised", "The former schoolteacher"],
    ["She has not said", "Where the money"],
    ["Her Civic List", "Nor does Okoro"],
    ["The new mayor", "Her inauguration"],
  ],
  either: [
    ["Okoro, a 44-year-old", "Just 614 votes"],
    ["Okoro, a 44-year-old", "By the narrowest"],
    ["Okoro, a 44-year-old", "The former schoolteacher"],
    ["A few dozen postal", "Lindqvist's lawyers"],
    ["She has not said", '"She will have to raise'],
    ["The Greens have signalled", "The chamber expects"],
    ["Lindqvist had governed", '"I leave a city'],
  ],
});
