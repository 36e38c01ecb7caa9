import { goldPair } from "./gold-pair";

const LEFT = `A cyberattack shut down the computer systems of Merrow General, the largest hospital in the county of Anselby, on Wednesday night.
Ambulances were diverted to clinics up to 60 kilometres away, and 140 planned operations had to be cancelled. Emergency surgery continued with paper files and wall charts.
Hospital director Judith Kamara said no patient had come to harm. "Our staff worked as if it were 1985, and they did it brilliantly," she told reporters.
The attackers, who call themselves Grey Lantern, demand 3 million dollars in a digital currency. The county will not pay, administrator Owen Fitch said.
According to police, the intruders got in through an e-mail that a temporary worker opened in August. They may have copied the health records of as many as 210,000 people.
Merrow General has set up a telephone line for patients who want to know whether their data was stolen. By Friday noon it had received 4,000 calls.
Specialists from the national cyber security centre are helping to restore the network. Full service is not expected before the end of the month.
Two hospitals in the neighbouring county were hit by the same group in spring. One of them took eleven weeks to recover.
The health minister, Sunil Prakash, announced a fund of 50 million to improve the defences of public hospitals.
Nurses at Merrow General went on with a collection for a colleague's wedding, and posted a photo of it.`;

const RIGHT = `For three days, doctors at Merrow General have been writing prescriptions by hand, and the people of Anselby have been asking who left the door open.
Hackers paralysed the hospital's network in the middle of the week. The gang wants three million dollars, and has threatened to publish patient files if it is not paid.
Owen Fitch, who runs the county, insists that not a cent will be handed over.
The county had been warned: an audit last November found that one computer in three still ran software which its maker no longer supports. Fitch put off the replacement twice to save money, minutes of the finance committee show.
Ruth Ellery, 58, was on the operating table list for Thursday. "They rang me at six in the morning and said don't come," she said of her hip surgery, one of well over a hundred that were called off.
Her neighbour, a diabetic, spent an hour in an ambulance because the nearest emergency room would not take him.
Kamara, the hospital's director, assured the public that nobody had been injured.
It all began with a single click by an agency worker on a message in late summer, investigators believe.
The personal data of some 200,000 residents could be in the hands of criminals. Lawyers are already preparing a class action.
At the same time Prakash found 50 million for the security of state clinics, money that the opposition says was cut from the same budget two years ago.
Experts sent by the government hope to have everything running again by the end of October.
Cyber insurance would have cost the county 90,000 a year. It had none.
Grey Lantern is thought to work from abroad; it has never been caught.`;

/**
 * An attack, told from the hospital's side and as a failure of those in charge. Kept aside: nothing was fitted to it,
 * and no figure of it was seen before all else was settled.
 */
export const clinicHack = goldPair({
  name: "hospital hack",
  left: LEFT,
  right: RIGHT,
  same: [
    ["A cyberattack shut", "Hackers paralysed"],
    ["Ambulances were diverted", "Her neighbour, a diabetic"],
    ["Ambulances were diverted", '"They rang me'],
    ["Emergency surgery", "For three days"],
    ["Hospital director", "Kamara, the hospital"],
    ["The attackers, who", "The gang wants"],
    ["The county will not", "Owen Fitch, who"],
    ["According to police", "It all began"],
    ["They may have copied", "The personal data"],
    ["Specialists from", "Experts sent by"],
    ["Full service is", "Experts sent by"],
    ["The health minister", "At the same time Prakash"],
  ],
  either: [
    ["A cyberattack shut", "For three days"],
    ["The attackers, who", "Grey Lantern is"],
    ["The attackers, who", "Owen Fitch, who"],
    ["The county will not", "The gang wants"],
    ["They may have copied", "The gang wants"],
    ["Merrow General has set", "The personal data"],
    ["Two hospitals in", "Grey Lantern is"],
  ],
});
