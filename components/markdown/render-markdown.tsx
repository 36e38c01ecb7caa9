import type { ReactElement } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import rehypeReact from "rehype-react";
import { unified } from "unified";
import { type MarkdownOptions, markdownToHast } from "@/core/markdown";
import { markdown } from "@/messages/en/markdown";

const compiler = unified().use(rehypeReact, { Fragment, jsx, jsxs });

/** Markdown as React elements. It brings the parser with it: the browser loads this file when it is wanted. */
export const renderMarkdown = (text: string, options: Omit<MarkdownOptions, "words">): ReactElement =>
  compiler.stringify(markdownToHast(text, { ...options, words: markdown }));
