/** Keeps one answer for each question until a layer it rests on is published anew; questions asked together share one run. */
export class KeptByRevision<Answer> {
  readonly #kept = new Map<string, { versions: string; answer: Promise<Answer> }>();

  get(question: string, versions: string, run: () => Promise<Answer>): Promise<Answer> {
    const known = this.#kept.get(question);
    if (known?.versions === versions) return known.answer;
    const entry = { versions, answer: run() };
    this.#kept.set(question, entry);
    // A failed run is not an answer: the next question tries again.
    entry.answer.catch(() => {
      if (this.#kept.get(question) === entry) this.#kept.delete(question);
    });
    return entry.answer;
  }
}
