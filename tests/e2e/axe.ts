/** What axe finds wrong with a page for people who use it without seeing it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { root } from '../tidy/source.ts';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

const source = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** "rule: elements" each; Monaco's and xterm's own elements are others' work. */
export async function axeViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(context: object): Promise<{ violations: Violation[] }> } };
    const { violations } = await axe.run({ exclude: [['.monaco-editor'], ['.xterm']] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  });
}
