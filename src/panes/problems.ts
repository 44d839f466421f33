/** What clang and the linker say, each with a way to its place. */
import { html, render, type TemplateResult } from 'lit';
import type { Diagnostic } from '../../toolchain/index.ts';
import type { Session } from '../session/session.ts';
import { type Pane, paneElement } from './pane.ts';

const WEIGHT = { error: 0, warning: 1, note: 2 };
const SIGN = { error: '✖', warning: '▲', note: '•' };

export function problemsPane(session: Session): Pane {
  const element = paneElement('problems');
  const row = (diagnostic: Diagnostic): TemplateResult => html`<li>
    <button type="button" class=${diagnostic.severity} @click=${() => session.goTo(diagnostic)}>
      <span class="sign" role="img" aria-label=${diagnostic.severity}>${SIGN[diagnostic.severity]}</span>
      <span class="text">${diagnostic.message}</span>
      <span class="place">${diagnostic.file}:${diagnostic.line}:${diagnostic.column}</span>
    </button>
    ${diagnostic.related ? html`<ul>${diagnostic.related.map(row)}</ul>` : ''}
  </li>`;
  const draw = (): void => {
    const { diagnostics, compilerReady } = session.store.state;
    const sorted = [...diagnostics].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
    const empty = compilerReady ? 'No problems.' : 'The compiler is not there yet; what it finds is shown here.';
    render(sorted.length > 0 ? html`<ul>${sorted.map(row)}</ul>` : html`<p class="empty">${empty}</p>`, element);
  };
  session.store.subscribe((state, before) => {
    if (state.diagnostics !== before.diagnostics || state.compilerReady !== before.compilerReady) draw();
  });
  draw();
  return { element };
}
