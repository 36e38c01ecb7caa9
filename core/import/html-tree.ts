import type { Element, Nodes, Root } from "hast";

/** All elements below a node in document order, without recursion. */
export function* elementsOf(root: Root | Element): Generator<Element> {
  const open: Nodes[] = [...root.children].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type !== "element") continue;
    yield node;
    for (let at = node.children.length - 1; at >= 0; at--) open.push(node.children[at] as Nodes);
  }
}

/** The text of everything in a node, joined, without recursion. */
export function textOf(root: Root | Element): string {
  const open: Nodes[] = [root];
  let text = "";
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "text") text += node.value;
    else if ("children" in node)
      for (let at = node.children.length - 1; at >= 0; at--) open.push(node.children[at] as Nodes);
  }
  return text;
}

/** An attribute as it was written, by its property name in hast. */
export function attribute(element: Element, name: string): string | null {
  const value = element.properties[name];
  if (value === undefined || value === null || value === false) return null;
  return Array.isArray(value) ? value.join(" ") : String(value);
}
