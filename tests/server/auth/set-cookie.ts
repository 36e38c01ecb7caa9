export interface Cookie {
  name: string;
  value: string;
  /** It ends now: the browser forgets it. */
  isOver: boolean;
}

/** One Set-Cookie line (RFC 6265, section 4.1), as far as tests need it. */
export function parse(line: string): Cookie {
  const [pair = "", ...attributes] = line.split("; ");
  const at = pair.indexOf("=");
  const expires = attributes.find((attribute) => /^expires=/i.test(attribute))?.slice(8);
  const isOver =
    attributes.some((attribute) => /^max-age=0$/i.test(attribute)) ||
    (expires !== undefined && new Date(expires) <= new Date());
  return { name: pair.slice(0, at), value: decodeURIComponent(pair.slice(at + 1)), isOver };
}
