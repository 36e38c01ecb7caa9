/**
 * The terms of http://www.w3.org/ns/anno.jsonld and http://www.w3.org/ns/ldp.jsonld that our documents use,
 * written from the Web Annotation Vocabulary (appendix A) for tests that have no network.
 */
const OA = "http://www.w3.org/ns/oa#";
const AS = "http://www.w3.org/ns/activitystreams#";

const iri = (id: string) => ({ "@id": id, "@type": "@id" });
const oa = (...names: string[]) => Object.fromEntries(names.map((name) => [name, OA + name]));

export const CONTEXTS: Readonly<Record<string, object>> = {
  "http://www.w3.org/ns/anno.jsonld": {
    oa: OA,
    as: AS,
    dc: "http://purl.org/dc/elements/1.1/",
    dcterms: "http://purl.org/dc/terms/",
    foaf: "http://xmlns.com/foaf/0.1/",
    rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    rdfs: "http://www.w3.org/2000/01/rdf-schema#",
    xsd: "http://www.w3.org/2001/XMLSchema#",
    id: "@id",
    type: "@type",
    ...oa(
      "Annotation",
      "TextualBody",
      "SpecificResource",
      "TextQuoteSelector",
      "TextPositionSelector",
      "TimeState",
    ),
    ...oa("commenting", "describing", "highlighting", "linking", "replying", "tagging"),
    Person: "foaf:Person",
    AnnotationCollection: "as:OrderedCollection",
    AnnotationPage: "as:OrderedCollectionPage",
    body: iri("oa:hasBody"),
    target: iri("oa:hasTarget"),
    source: iri("oa:hasSource"),
    selector: iri("oa:hasSelector"),
    state: iri("oa:hasState"),
    cached: iri("oa:cachedSource"),
    canonical: iri("oa:canonical"),
    via: iri("oa:via"),
    creator: iri("dcterms:creator"),
    motivation: { "@id": "oa:motivatedBy", "@type": "@vocab" },
    purpose: { "@id": "oa:hasPurpose", "@type": "@vocab" },
    exact: "oa:exact",
    prefix: "oa:prefix",
    suffix: "oa:suffix",
    start: { "@id": "oa:start", "@type": "xsd:nonNegativeInteger" },
    end: { "@id": "oa:end", "@type": "xsd:nonNegativeInteger" },
    sourceDate: { "@id": "oa:sourceDate", "@type": "xsd:dateTime" },
    created: { "@id": "dcterms:created", "@type": "xsd:dateTime" },
    modified: { "@id": "dcterms:modified", "@type": "xsd:dateTime" },
    format: "dc:format",
    value: "rdf:value",
    name: "foaf:name",
    nickname: "foaf:nick",
    label: "rdfs:label",
    items: { "@id": "as:items", "@type": "@id", "@container": "@list" },
    partOf: iri("as:partOf"),
    first: iri("as:first"),
    last: iri("as:last"),
    next: iri("as:next"),
    prev: iri("as:prev"),
    total: { "@id": "as:totalItems", "@type": "xsd:nonNegativeInteger" },
    startIndex: { "@id": "as:startIndex", "@type": "xsd:nonNegativeInteger" },
  },
  "http://www.w3.org/ns/ldp.jsonld": { BasicContainer: "http://www.w3.org/ns/ldp#BasicContainer" },
};
