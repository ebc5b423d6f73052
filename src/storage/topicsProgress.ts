import type { Progress } from '../core/papers/library';

/** How often at most progress is told between its beginning and its end. */
const steps = 50;

/** Tells how far finding the topics of a library has come: what has begun is told to end, however it ends. */
export class TopicsProgress {
  /** What is under way. */
  private begun: { readonly total: number; told: number } | undefined;

  constructor(private readonly tell: (progress: Progress) => void) {}

  /** So many papers are to get topics, and none has one yet. */
  begin(total: number): void {
    this.end();
    this.begun = { total, told: 0 };
    this.say(0, total);
  }

  /** So many papers were given theirs; that all were is what {@link end} tells. */
  reach(done: number): void {
    const { begun } = this;
    // Others need not hear of each step.
    if (!begun || done - begun.told < begun.total / steps || done >= begun.total) return;
    begun.told = done;
    this.say(done, begun.total);
  }

  /** It is done, or given up; nothing where it has not begun. */
  end(): void {
    const { begun } = this;
    this.begun = undefined;
    if (begun) this.say(begun.total, begun.total);
  }

  private say(done: number, total: number): void {
    this.tell({ of: 'topics', label: '', done, total });
  }
}
