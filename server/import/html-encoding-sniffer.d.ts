declare module "html-encoding-sniffer" {
  /** The encoding's name by the HTML Standard's algorithm; `defaultEncoding` where nothing is declared. */
  export default function sniff(
    bytes: Uint8Array,
    options?: { xml?: boolean; transportLayerEncodingLabel?: string; defaultEncoding?: string },
  ): string;
}
