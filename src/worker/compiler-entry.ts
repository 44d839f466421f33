/** Where the compiler's worker begins: its files' door stands before its package is loaded. Questions that come before are kept. */
import { useCompilerFiles } from './compiler-files.ts';

const early: MessageEvent[] = [];
const keep = (event: MessageEvent): number => early.push(event);
self.addEventListener('message', keep);
useCompilerFiles();
await import('./compiler.ts');
self.removeEventListener('message', keep);
for (const { data, ports } of early) self.dispatchEvent(new MessageEvent('message', { data, ports: [...ports] }));
