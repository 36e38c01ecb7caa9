import { readLeaf } from "@/core/annotation-query/parse-leaf";
import {
  type AnnotationQuery,
  EVERYTHING,
  MAX_DEPTH,
  MAX_LEAVES,
  MAX_QUERY_LENGTH,
  normalizeQuery,
  type QueryLeaf,
} from "@/core/annotation-query/query";
import {
  QueryFault,
  type QueryPlace,
  type QueryToken,
  readTokens,
} from "@/core/annotation-query/query-tokens";

/** A query as somebody wrote it. */
export interface WrittenQuery {
  query: AnnotationQuery;
  /** Where the names and values of its leaves stand in what was written. */
  places: ReadonlyMap<QueryLeaf, QueryPlace>;
}

/**
 * Reads the written form of a query, as `printQuery` makes it and people write it: `AND` may stand between what
 * must all hold, `-` for `NOT`, a word alone for `text:`.
 * @returns the query, normalized, and where its leaves stand
 * @throws QueryFault saying what is wrong, and where
 */
export function readQuery(text: string): WrittenQuery {
  if (text.length > MAX_QUERY_LENGTH) {
    throw new QueryFault(`A query has at most ${MAX_QUERY_LENGTH.toLocaleString("en")} characters.`, {
      start: MAX_QUERY_LENGTH,
      end: text.length,
    });
  }
  const reader = new Reader(readTokens(text), text.length);
  return { query: reader.readAll(), places: reader.places };
}

/** `readQuery` without the places. @throws QueryFault saying what is wrong, and where */
export const parseQuery = (text: string): AnnotationQuery => readQuery(text).query;

class Reader {
  private at = 0;
  private leaves = 0;
  readonly places = new Map<QueryLeaf, QueryPlace>();

  constructor(
    private readonly tokens: readonly QueryToken[],
    private readonly length: number,
  ) {}

  readAll(): AnnotationQuery {
    if (this.tokens.length === 0) return EVERYTHING;
    const query = this.readOr(0);
    const left = this.tokens[this.at];
    if (left) throw new QueryFault("This bracket closes nothing.", left);
    return normalizeQuery(query);
  }

  private readOr(depth: number): AnnotationQuery {
    const of = [this.readAnd(depth)];
    while (this.tokens[this.at]?.kind === "or") {
      this.at++;
      of.push(this.readAnd(depth));
    }
    return { kind: "or", of };
  }

  private readAnd(depth: number): AnnotationQuery {
    const of = [this.readOne(depth)];
    for (;;) {
      const next = this.tokens[this.at];
      if (next?.kind === "and") this.at++;
      else if (!next || next.kind === "or" || next.kind === "close") return { kind: "and", of };
      of.push(this.readOne(depth));
    }
  }

  private readOne(depth: number): AnnotationQuery {
    const token = this.tokens[this.at];
    if (!token) {
      const before = this.tokens[this.at - 1];
      throw new QueryFault("Something has to follow here.", before ?? { start: 0, end: this.length });
    }
    this.at++;
    if (token.kind === "term") {
      if (++this.leaves > MAX_LEAVES) {
        throw new QueryFault(`A query has at most ${MAX_LEAVES} conditions.`, token);
      }
      const { leaf, place } = readLeaf(token);
      this.places.set(leaf, place);
      return leaf;
    }
    if (token.kind !== "not" && token.kind !== "open") {
      throw new QueryFault("A condition has to stand here.", token);
    }
    if (depth === MAX_DEPTH) {
      throw new QueryFault(`Brackets and NOT go at most ${MAX_DEPTH} levels deep.`, token);
    }
    return token.kind === "not"
      ? { kind: "not", of: this.readOne(depth + 1) }
      : this.readBrackets(token, depth + 1);
  }

  private readBrackets(open: QueryToken, depth: number): AnnotationQuery {
    const inside = this.readOr(depth);
    if (this.tokens[this.at]?.kind !== "close") throw new QueryFault("This bracket is not closed.", open);
    this.at++;
    return inside;
  }
}
