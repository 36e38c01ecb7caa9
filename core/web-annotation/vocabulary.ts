/** The names that the Web Annotation Data Model, its vocabulary and its protocol prescribe. */

/** The JSON-LD context of every document we send (Data Model, section 3.1). It is a name here: nothing fetches it. */
export const ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld";

/** Defines `BasicContainer` for descriptions of containers (Protocol, section 4.1). A name, too. */
export const CONTAINER_CONTEXT = "http://www.w3.org/ns/ldp.jsonld";

/** Protocol, section 3: the media type of annotations, pages and containers. */
export const ANNOTATION_MEDIA_TYPE = `application/ld+json; profile="${ANNOTATION_CONTEXT}"`;

/** Data Model, section 3.3.5. */
export const MOTIVATIONS = [
  "assessing",
  "bookmarking",
  "classifying",
  "commenting",
  "describing",
  "editing",
  "highlighting",
  "identifying",
  "linking",
  "moderating",
  "questioning",
  "replying",
  "tagging",
] as const;
export type Motivation = (typeof MOTIVATIONS)[number];

/** Protocol, section 4.2.1: what of a container a client wants to see. */
export const PREFER_MINIMAL = "http://www.w3.org/ns/ldp#PreferMinimalContainer";
export const PREFER_IRIS = "http://www.w3.org/ns/oa#PreferContainedIRIs";
export const PREFER_DESCRIPTIONS = "http://www.w3.org/ns/oa#PreferContainedDescriptions";
