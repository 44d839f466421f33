/** What the pages showed when a test failed: of a run on another machine, nothing is left but what was printed. */
import { inspect } from 'node:util';
import { afterEach } from 'vitest';
import { Desk } from './desk.ts';

/** To be called once by a test file that drives desks. */
export function tellOfFailures(): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const told = [];
    for (const desk of Desk.all) {
      if (desk.page.isClosed()) continue;
      told.push({ shown: await desk.describe().catch(String), errors: desk.errors });
    }
    // As an error of the test: it is printed beside what failed.
    throw new Error(`what the page shows: ${inspect(told, { depth: 5, breakLength: 140, maxStringLength: 2000 })}`);
  });
}
