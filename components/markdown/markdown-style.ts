/**
 * How text in Markdown looks, in notes, comments and guidelines. Nothing in it scrolls sideways: long words
 * break and code wraps, so that no part needs the keyboard to be read.
 */
export const markdownStyle =
  "wrap-anywhere [&>*+*]:mt-2 [&_:is(ul,ol)]:ps-5 [&_ul]:list-disc [&_ol]:list-decimal " +
  "[&_li>*+*]:mt-1 [&_blockquote>*+*]:mt-2 " +
  "[&_blockquote]:border-line-strong [&_blockquote]:border-s-2 [&_blockquote]:ps-3 [&_blockquote]:text-soft " +
  "[&_a]:text-accent [&_a]:underline [&_a]:underline-offset-2 [&_a:hover]:text-accent-strong " +
  "[&_:is(strong,h2,h3,h4,h5,h6)]:font-semibold [&_h2]:text-xl [&_h3]:text-lg [&_h2]:mt-4 [&_h3]:mt-3 " +
  "[&_em]:italic [&_del]:line-through [&_hr]:border-line " +
  "[&_code]:rounded-sm [&_code]:bg-sunken [&_code]:px-1 [&_code]:font-mono [&_code]:text-[0.9em] " +
  "[&_pre]:whitespace-pre-wrap [&_pre]:rounded-md [&_pre]:bg-sunken [&_pre]:px-3 [&_pre]:py-2 [&_pre>code]:p-0 " +
  "[&_table]:w-full [&_table]:border-collapse [&_:is(th,td)]:border [&_:is(th,td)]:border-line " +
  "[&_:is(th,td)]:px-2 [&_:is(th,td)]:py-1 [&_th]:font-semibold [&_th:not([style])]:text-start " +
  "[&_section]:border-line [&_section]:border-t [&_section]:pt-2 [&_section]:text-sm " +
  "[&_sup]:align-super [&_sup]:text-[0.75em] [&_sup]:leading-none";
