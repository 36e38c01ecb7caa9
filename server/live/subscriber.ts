import type {
  LiveChanges,
  LiveCodebook,
  LiveEnd,
  LiveOpen,
  LivePerson,
  LiveReset,
} from "@/core/live/message";
import { formatPositions, type Position } from "@/core/live/position";
import { type EventStream, encodeEvent } from "@/server/live/event-stream";
import type { Actor, Credentials } from "@/server/session";

/** What is written, by the name of its event. */
interface Events {
  open: LiveOpen;
  changes: LiveChanges;
  reset: LiveReset;
  person: LivePerson;
  codebook: LiveCodebook;
  beat: Record<string, never>;
  end: LiveEnd;
}

/** How far somebody is in an article's events. */
interface Place extends Position {
  /** The number that they were told last: what came after it, up to `seq`, was nothing to them. */
  readonly told: number;
}

/** One open stream: who reads it, and how far they are in each article. */
export class Subscriber {
  private readonly placesByArticle = new Map<string, Place>();
  /** The rights are being read anew: until then nothing may be sent by the old ones. */
  isInDoubt = false;
  /** Milliseconds since 1970: when it is next asked for, and told, that it is still there. */
  nextBeat = 0;
  isOver = false;
  /** Whose stream it is; null: a visitor's. It ends when nobody stands behind it any more. */
  readonly personId: string | null;

  constructor(
    readonly credentials: Credentials,
    public actor: Actor,
    readonly stream: EventStream,
  ) {
    this.personId = actor.kind === "person" ? actor.id : null;
  }

  /** Whether something may be made for it now. */
  isReady(): boolean {
    return !this.isInDoubt && !this.isOver && this.stream.hasRoom();
  }

  tell<Name extends keyof Events>(event: Name, data: Events[Name]): void {
    if (!this.isOver) this.stream.write(encodeEvent(event, JSON.stringify(data)));
  }

  get places(): ReadonlyMap<string, Place> {
    return this.placesByArticle;
  }

  /** Follows an article from where its reader says that they are. */
  follow(position: Position): void {
    this.placesByArticle.set(position.articleId, { ...position, told: position.seq });
  }

  /** Goes on in an article from another place, and says so: what lies between is not told. */
  resetTo({ articleId, epoch, seq }: Position): void {
    this.follow({ articleId, epoch, seq });
    this.writeAt("reset", JSON.stringify({ articleId, epoch, seq } satisfies LiveReset));
  }

  /** Nothing more comes of this article. */
  drop(articleId: string): void {
    this.placesByArticle.delete(articleId);
    this.writeAt("reset", JSON.stringify({ articleId, epoch: null, seq: null } satisfies LiveReset));
  }

  /** What happened up to number `seq` is nothing to its reader, and not even that it happened is said. */
  pass({ articleId, epoch, seq }: Position): void {
    const told = this.placesByArticle.get(articleId)?.told ?? seq;
    this.placesByArticle.set(articleId, { articleId, epoch, seq, told });
  }

  /**
   * What happened up to a position.
   * @param encoded the same for everyone who follows this article alone
   */
  advance(position: Position, data: string, encoded: (id: string) => Uint8Array): void {
    this.follow(position);
    if (this.places.size === 1) this.stream.write(encoded(formatPositions([position])));
    else this.writeAt("changes", data);
  }

  private writeAt(event: string, data: string): void {
    const told = Array.from(this.places.values(), (place) => ({ ...place, seq: place.told }));
    if (!this.isOver) this.stream.write(encodeEvent(event, data, formatPositions(told)));
  }

  end(why: LiveEnd["why"]): void {
    if (this.isOver) return;
    this.tell("end", { why });
    this.stream.end();
  }
}
