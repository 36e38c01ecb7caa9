import { parseXml, type XmlElement } from "@rgrove/parse-xml";

/** What the schemas of REFI-QDA 1.5 (Project.xsd and Codebook.xsd of 2019) say of the elements that we write. */
interface Rule {
  /** In which order which elements stand in it; `+` is at least one, `?` at most one, else any number. */
  children: readonly string[];
  required: readonly string[];
  optional: readonly string[];
}

const made = ["creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime"];
const text: Rule = {
  children: ["Description?", "PlainTextContent?", "PlainTextSelection", "Coding", "NoteRef", "VariableValue"],
  required: ["guid"],
  optional: ["name", "richTextPath", "plainTextPath", ...made],
};
const list = (...children: string[]): Rule => ({ children, required: [], optional: [] });
const reference: Rule = { children: [], required: ["targetGUID"], optional: [] };
const code = { required: ["guid", "name", "isCodable"], optional: ["color"] };
const words: Rule = list();

const PROJECT: Record<string, Rule> = {
  Project: {
    children: [
      "Users?",
      "CodeBook?",
      "Variables?",
      "Cases?",
      "Sources?",
      "Notes?",
      "Links?",
      "Sets?",
      "Graphs?",
      "Description?",
      "NoteRef",
    ],
    required: ["name"],
    optional: [
      "xmlns",
      "origin",
      "creatingUserGUID",
      "creationDateTime",
      "modifyingUserGUID",
      "modifiedDateTime",
      "basePath",
    ],
  },
  Users: list("User+"),
  User: { children: [], required: ["guid"], optional: ["name", "id"] },
  CodeBook: list("Codes+"),
  Codes: list("Code+"),
  Code: { ...code, children: ["Description?", "NoteRef", "Code"] },
  Sources: list("TextSource+"),
  TextSource: text,
  PlainTextSelection: {
    children: ["Description?", "Coding", "NoteRef"],
    required: ["guid", "startPosition", "endPosition"],
    optional: ["name", ...made],
  },
  Coding: {
    children: ["CodeRef+", "NoteRef"],
    required: ["guid"],
    optional: ["creatingUser", "creationDateTime"],
  },
  Notes: list("Note+"),
  Note: text,
  NoteRef: reference,
  CodeRef: reference,
  Description: words,
  PlainTextContent: words,
};

const CODEBOOK: Record<string, Rule> = {
  CodeBook: { children: ["Codes+", "Sets?"], required: [], optional: ["xmlns", "origin"] },
  Codes: list("Code+"),
  Code: { ...code, children: ["Description?", "Code"] },
  Sets: list("Set+"),
  Set: { children: ["Description?", "MemberCode"], required: ["guid", "name"], optional: [] },
  MemberCode: { children: [], required: ["guid"], optional: [] },
  Description: words,
};

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const VALUES: Record<string, RegExp> = {
  guid: GUID,
  targetGUID: GUID,
  creatingUser: GUID,
  modifyingUser: GUID,
  color: /^#[A-F0-9]{6}$/i,
  isCodable: /^(?:true|false)$/,
  startPosition: /^\d+$/,
  endPosition: /^\d+$/,
  creationDateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  modifiedDateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
};

export const elementsIn = (parent: XmlElement): XmlElement[] =>
  parent.children.filter((node): node is XmlElement => node.type === "element");

/** The element itself, and all in it, of that name. */
export const allNamed = (name: string, from: XmlElement): XmlElement[] => [
  ...(from.name === name ? [from] : []),
  ...elementsIn(from).flatMap((inner) => allNamed(name, inner)),
];

/** What of a project or a codebook is not as its schema wants it, in words; [] where all is. */
export function againstSchema(xml: string): string[] {
  const root = parseXml(xml).root as XmlElement;
  const isProject = root.name === "Project";
  const namespace = `urn:QDA-XML:${isProject ? "project" : "codebook"}:1.0`;
  const faults = root.attributes.xmlns === namespace ? [] : [`the namespace is ${root.attributes.xmlns}`];
  const check = (element: XmlElement): void => {
    const rule = (isProject ? PROJECT : CODEBOOK)[element.name];
    if (!rule) {
      faults.push(`there is no ${element.name}`);
      return;
    }
    faults.push(...attributeFaults(element, rule), ...orderFaults(element, rule));
    for (const inner of elementsIn(element)) check(inner);
  };
  check(root);
  return faults;
}

function attributeFaults({ name, attributes }: XmlElement, { required, optional }: Rule): string[] {
  const missing = required.filter((one) => attributes[one] === undefined);
  const others = Object.keys(attributes).filter((one) => !required.includes(one) && !optional.includes(one));
  const wrong = Object.entries(attributes).filter(([one, value]) => VALUES[one]?.test(value) === false);
  return [
    ...missing.map((one) => `${name} has no ${one}`),
    ...others.map((one) => `${name} has ${one}`),
    ...wrong.map(([one, value]) => `${name} has ${one}="${value}"`),
  ];
}

function orderFaults(element: XmlElement, { children }: Rule): string[] {
  const names = elementsIn(element).map(({ name }) => name);
  const bare = children.map((child) => child.replace(/[+?]$/, ""));
  const places = names.map((name) => bare.indexOf(name));
  const isInOrder = places.every((place, index) => place >= Math.max(0, places[index - 1] ?? 0));
  const count = (name: string) => names.filter((one) => one === name).length;
  const tooFew = children.some((child, index) => child.endsWith("+") && count(bare[index] ?? "") === 0);
  const tooMany = children.some((child, index) => child.endsWith("?") && count(bare[index] ?? "") > 1);
  return isInOrder && !tooFew && !tooMany
    ? []
    : [`${element.name} has ${names.join(", ") || "nothing"} in it`];
}
