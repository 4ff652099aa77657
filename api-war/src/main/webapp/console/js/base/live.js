// Asks again and again while somebody looks.

const SLOWEST = 30_000; // between two tries during an outage, in ms

/** Repeats a task: at a steady pace while it succeeds, ever more slowly while it fails, not at all in a hidden window. */
export class Live {
  #task;
  #failed;
  #timer;
  #run = 0;
  #failures = 0;
  isPaused = false;

  /** @param task answers the ms until it wants to run again; @param failed is told what it threw, answers whether to go on */
  constructor(task, failed) {
    this.#task = task;
    this.#failed = failed;
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden && !this.isPaused && this.#timer !== undefined) this.start();
    });
  }

  /** Runs the task now and from now on; what an earlier run still brings is dropped by its number. */
  async start() {
    this.stop();
    const run = this.#run;
    let wait;
    try {
      wait = await this.#task(() => run === this.#run);
      this.#failures = 0;
    } catch (failure) {
      if (run !== this.#run || !this.#failed(failure)) return;
      this.#failures++;
      wait = Math.min(SLOWEST, Math.max(2000 * 2 ** Math.min(this.#failures, 4), (failure.retryAfter ?? 0) * 1000));
    }
    if (run === this.#run) this.#timer = setTimeout(() => this.#again(), wait);
  }

  stop() {
    this.#run++;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #again() {
    // a hidden or paused page keeps its timer id, so that looking at it again starts it
    if (!document.hidden && !this.isPaused) this.start();
  }
}
