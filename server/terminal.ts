/** Shows on the terminal how far a start has come: one line that moves, or one line a step where nobody watches. */
import { inWords, type Step } from './waiting-room.ts';

let last_step = '';

export function reportOnTerminal(step: Step): void {
  const { stderr } = process;
  if (stderr.isTTY) {
    const finished = step.total > 0 && step.done >= step.total;
    stderr.write(`\r\u001b[2K  ${inWords(step)}${finished ? '\n' : ''}`);
  } else if (step.step !== last_step) {
    stderr.write(`  ${step.step}\n`);
  }
  last_step = step.step;
}
