/** A question with one line for the answer. The browser's own prompt is refused to pages inside of others. */
import { html, render } from 'lit';

/** The answer, or undefined when there is none. */
export function ask(question: string, label: string, value: string, yes: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.className = 'ask';
    dialog.setAttribute('aria-label', question);
    const answer = (): string => dialog.querySelector('input')?.value.trim() ?? '';
    render(
      html`<form method="dialog">
        <h2>${question}</h2>
        <label>${label} <input type="text" .value=${value} maxlength="100" required autocomplete="off" spellcheck="false" /></label>
        <p class="actions">
          <button type="submit" class="primary" value="yes">${yes}</button>
          <button type="button" @click=${() => dialog.close('')}>Cancel</button>
        </p>
      </form>`,
      dialog,
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes' && answer() !== '' ? answer() : undefined);
    });
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector('input')?.select();
  });
}
