/** What a browser sees that cannot switch WebAssembly stacks (JSPI). */
import { html, render } from 'lit';

export function unsupported(app: HTMLElement): void {
  const page = html`<main class="plain">
    <h1>Ringside needs a newer browser</h1>
    <p>
      Ringside runs a whole Windows kernel in this tab. Every thread of it is a WebAssembly stack that can be put aside and taken up
      again (JavaScript Promise Integration), and this browser cannot do that.
    </p>
    <p>These can:</p>
    <ul>
      <li>Chrome, Edge, Chromium, Opera, Brave: version 137 and newer</li>
      <li>Firefox: version 153 and newer</li>
    </ul>
    <p>On the command line, <code>npx ringside run</code> does the same work without a browser.</p>
  </main>`;
  app.replaceChildren();
  render(page, app);
}
