/** All the looks of an exported page: nothing is fetched, so nothing can be missing in ten years. */
export const EXPORT_STYLE = `
:root { color-scheme: light dark; --paper: light-dark(#fbf9f4, #191817); --ink: light-dark(#211d18, #ebe6dd);
  --muted: light-dark(#6b6357, #9f978a); --line: light-dark(#e3dccf, #35322e); --accent: light-dark(#1f4a70, #9cc1e4);
  --wash: light-dark(#f4e3b5, #5a4a20); --under: light-dark(#a87900, #d9ab45); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 42rem; padding: 2.5rem 1.25rem 5rem; background: var(--paper); color: var(--ink);
  font: 1.125rem/1.6 "Source Serif 4", Georgia, "Times New Roman", serif; overflow-wrap: break-word; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; text-wrap: balance; }
h2, h3, h4, h5, h6 { line-height: 1.3; margin: 2rem 0 .75rem; }
a { color: var(--accent); text-underline-offset: .16em; }
.facts, footer, .by { color: var(--muted); font: .875rem/1.5 Inter, system-ui, sans-serif; }
.facts { margin: 0 0 2rem; }
.text p, .text li, .text blockquote { white-space: pre-line; }
blockquote { margin-inline: 0; padding-inline-start: 1.25rem; border-inline-start: 2px solid var(--line); }
pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--line); font-size: .9rem; }
mark { background: color-mix(in srgb, var(--wash) 55%, transparent); color: inherit;
  text-decoration: underline 1px var(--under); text-underline-offset: .2em; }
mark[data-depth="2"] { background: color-mix(in srgb, var(--wash) 80%, transparent); text-decoration-thickness: 2px; }
mark[data-depth="3"] { background: var(--wash); text-decoration-thickness: 3px; }
sup { font: .7rem/1 Inter, system-ui, sans-serif; }
sup a { text-decoration: none; padding-inline: .1em; }
:target { outline: 2px solid var(--accent); outline-offset: 3px; }
section { margin-top: 3rem; border-top: 1px solid var(--line); }
.notes { padding-inline-start: 2.25rem; font-size: 1rem; }
.notes > li { margin-bottom: 1.5rem; }
.passage, .quoted q { quotes: "\\201C" "\\201D"; }
.code { display: inline-block; border: 1px solid var(--line); border-inline-start: .35rem solid var(--hue, var(--line));
  border-radius: .3rem; padding: 0 .4rem; margin-inline-end: .3rem; font: .8125rem/1.5 Inter, system-ui, sans-serif; }
.code[data-hue="vermilion"] { --hue: #c4512d; } .code[data-hue="amber"] { --hue: #c98a00; }
.code[data-hue="green"] { --hue: #3f8f4f; } .code[data-hue="teal"] { --hue: #17877f; }
.code[data-hue="blue"] { --hue: #2f6fb0; } .code[data-hue="violet"] { --hue: #7d55b5; }
.thread { list-style: none; padding: 0; }
.thread > li { margin-top: .75rem; padding-inline-start: .75rem; border-inline-start: 1px solid var(--line); }
.thread > li[data-depth="1"] { margin-inline-start: 1.25rem; } .thread > li[data-depth="2"] { margin-inline-start: 2.5rem; }
.thread > li[data-depth="3"] { margin-inline-start: 3.75rem; } .thread > li[data-depth="4"] { margin-inline-start: 5rem; }
.quoted { margin-block: .25rem; padding-inline-start: .75rem; color: var(--muted); }
.words > :first-child { margin-top: .25rem; } .words > :last-child { margin-bottom: .25rem; }
@media print { body { max-width: none; padding: 0; font-size: 11pt; background: none; } .back { display: none; } }
`;
