/** Light and dark: by the system's setting, or by choice. */
import { Signal } from '../session/store.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';
const KEY = 'ringside.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Of the browser, or of this tab alone. */
type Where = 'local' | 'session';

/** Storage may be refused; then the choice lasts as long as the page. */
export function remember(key: string, value: string, where: Where = 'local'): void {
  try {
    (where === 'local' ? localStorage : sessionStorage).setItem(key, value);
  } catch {
    // Said once, by the session.
  }
}

export function recall(key: string, where: Where = 'local'): string | null {
  try {
    return (where === 'local' ? localStorage : sessionStorage).getItem(key);
  } catch {
    return null;
  }
}

const known = recall(KEY);
let choice: ThemeChoice = known === 'light' || known === 'dark' ? known : 'system';

export const themeChanged = new Signal<boolean>();
export const themeChoice = (): ThemeChoice => choice;
export const isDark = (): boolean => (choice === 'system' ? dark.matches : choice === 'dark');

function apply(): void {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  themeChanged.emit(isDark());
}

export function chooseTheme(next: ThemeChoice): void {
  choice = next;
  remember(KEY, next);
  apply();
}

dark.addEventListener('change', apply);
apply();

/** A color of the style sheet. */
export const color = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
