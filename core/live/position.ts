import { MOST_ARTICLES } from "@/core/live/message";

/** How far somebody has heard an article's events: all up to and with number `seq` of this epoch. */
export interface Position {
  articleId: string;
  /** The stream's name; another one means that its numbers began anew. */
  epoch: string;
  seq: number;
}

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const POSITION = new RegExp(`^(${UUID})@(${UUID})\\.(0|[1-9]\\d{0,14})$`);

export const formatPosition = ({ articleId, epoch, seq }: Position): string => `${articleId}@${epoch}.${seq}`;

/** Several, as `Last-Event-ID` carries them. */
export const formatPositions = (positions: Iterable<Position>): string =>
  Array.from(positions, formatPosition).join(",");

/** Null for anything that `formatPosition` does not write. */
export function parsePosition(text: string): Position | null {
  const [, articleId, epoch, seq] = POSITION.exec(text) ?? [];
  if (!articleId || !epoch || !seq) return null;
  return { articleId, epoch, seq: Number(seq) };
}

/** Null where one of them is none, or there are too many; of one article the last counts. */
export function parsePositions(text: string): Position[] | null {
  const byArticle = new Map<string, Position>();
  for (const part of text === "" ? [] : text.split(",")) {
    const position = parsePosition(part);
    if (!position) return null;
    byArticle.set(position.articleId, position);
  }
  return byArticle.size > MOST_ARTICLES ? null : [...byArticle.values()];
}
