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

/** One open stream: who reads it, and how far they are in each article. */
export class Subscriber {
  readonly positions = new Map<string, Position>();
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

  /** Goes on in an article from another place, and says so: what lies between is not told. */
  resetTo(position: Position): void {
    this.positions.set(position.articleId, position);
    this.writeAt("reset", JSON.stringify(position satisfies LiveReset));
  }

  /** Nothing more comes of this article. */
  drop(articleId: string): void {
    this.positions.delete(articleId);
    this.writeAt("reset", JSON.stringify({ articleId, epoch: null, seq: null } satisfies LiveReset));
  }

  /**
   * What happened up to a position.
   * @param encoded the same for everyone who follows this article alone
   */
  advance(position: Position, data: string, encoded: (id: string) => Uint8Array): void {
    this.positions.set(position.articleId, position);
    if (this.positions.size === 1) this.stream.write(encoded(formatPositions([position])));
    else this.writeAt("changes", data);
  }

  private writeAt(event: string, data: string): void {
    if (!this.isOver) this.stream.write(encodeEvent(event, data, formatPositions(this.positions.values())));
  }

  end(why: LiveEnd["why"]): void {
    if (this.isOver) return;
    this.tell("end", { why });
    this.stream.end();
  }
}
