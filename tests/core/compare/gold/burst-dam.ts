import { goldPair } from "./gold-pair";

const LEFT = `Heavy rain burst a dam above the town of Sorrel Creek early on Monday, forcing 5,400 people from their homes.
Governor Alan Whitcombe declared a state of emergency and asked the federal government for help.
Two farm workers are missing, the sheriff's office said. Search teams with dogs were looking for them along the river.
About 18 centimetres of rain fell in 24 hours, twice the usual amount for the whole month.
The earthen dam, finished in 1931, belongs to the Arbor Valley irrigation district. A state inspection in 2023 rated its condition as poor and recommended repairs to the spillway.
The district said it had applied for a grant of $2.6 million but never received the money. "Every year we were told to wait," said its director, Paula Reyes.
Water stood up to two metres deep in Main Street. The high school and a Methodist church have been opened as shelters.
Power was out in some 3,000 households.
Forecasters expect the rain to ease by Tuesday night.`;

const RIGHT = `Sorrel Creek was under water on Monday after the collapse of an old irrigation dam sent a wave through the valley before dawn.
More than 5,000 residents were told to leave, many of them in nightclothes. Ruth Aldana, 71, was lifted from her roof by neighbours in a fishing boat.
"I heard it before I saw it," she said at the high school, where the Red Cross has set up 400 cots.
Authorities are searching for two men who had been working in the fields below the dam.
Whitcombe, who flew over the town by helicopter, declared an emergency and requested aid from Washington.
The dam had been on a list of dangerous structures for years. Inspectors found two years ago that its spillway was cracked and that it needed repair.
Lawmakers cut the state's dam safety fund by 40 percent in the last budget. Senator Joan Pike, a Democrat, called the disaster "a bill for cheapness".
Paula Reyes, who runs the irrigation district, said that an application for $2.6 million had gone unanswered.
Some 3,000 homes and businesses were without electricity. The governor's office rejected the criticism as "shameful politics".
Rain is forecast until Tuesday evening.`;

/** A disaster, told by two agencies of like mind: the words are nearer to one another than in the other pairs. */
export const burstDam = goldPair({
  name: "burst dam",
  left: LEFT,
  right: RIGHT,
  same: [
    ["Heavy rain burst", "Sorrel Creek was"],
    ["Heavy rain burst", "More than 5,000"],
    ["Governor Alan", "Whitcombe, who flew"],
    ["Two farm workers", "Authorities are"],
    ["Search teams", "Authorities are"],
    ["A state inspection", "Inspectors found"],
    ["The district said", "Paula Reyes, who"],
    ["The high school", '"I heard it'],
    ["Power was out", "Some 3,000"],
    ["Forecasters expect", "Rain is forecast"],
  ],
  either: [
    ["The earthen dam", "Sorrel Creek was"],
    ["A state inspection", "The dam had been"],
    ['"Every year we', "Paula Reyes, who"],
    ["Water stood", "Sorrel Creek was"],
    ["The district said", "Lawmakers cut"],
  ],
});
