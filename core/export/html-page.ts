import { escapeHtml } from "./html-text";

/**
 * The beginning of a page that needs nothing but itself, to the end of its head: no scripts, no fonts, no images, and
 * a policy that forbids them.
 * @param style as CSS; it is not escaped
 */
export const htmlHead = (title: string, style: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
`;
