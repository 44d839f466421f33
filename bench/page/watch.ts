/** What the benchmarks of the page plant in it before it loads: it notes when things are first to be seen, by the page's own clock. */

export interface Watch {
  /** When the frame began that shows the toolbar and Run: files asked for by then are the shell. */
  shell: number | undefined;
  /** When DebugView first had a line since the last key or click that started a run, in milliseconds after it (or after the page was opened). */
  debug: number | undefined;
  /** Milliseconds from a key to the next change of what is marked as wrong in the editor. */
  marks: number | undefined;
  /** Milliseconds from the key for Reboot to the prompt. */
  prompt: number | undefined;
}

declare global {
  interface Window {
    watch: Watch;
    /** Forgets what was noted; DebugView's next line with this text counts. */
    rearm(text: string): void;
  }
}

/** Runs in the page. `press`: presses Run as soon as it is there. */
export function plant(press: boolean): void {
  let began = 0;
  let awaited = ' ';
  let wrong = 0;
  let rebooting = false;
  const watch: Watch = { shell: undefined, debug: undefined, marks: undefined, prompt: undefined };
  window.watch = watch;
  window.rearm = (text) => {
    awaited = text;
    Object.assign(watch, { debug: undefined, marks: undefined, prompt: undefined });
  };
  const look = (): void => {
    const run = document.querySelector<HTMLButtonElement>('.welcome button.primary');
    if (run && watch.shell === undefined) {
      watch.shell = 0;
      requestAnimationFrame(() => {
        watch.shell = performance.now();
        if (press) setTimeout(() => run.click());
      });
    }
    const line = document.querySelector('.debug-view tbody .text');
    if (watch.debug === undefined && line && document.querySelector('.debug-view')?.textContent?.includes(awaited))
      watch.debug = performance.now() - began;
    const errors = document.querySelectorAll('.squiggly-error').length;
    if (errors !== wrong) {
      wrong = errors;
      watch.marks ??= performance.now() - began;
    }
    if (rebooting && document.querySelector('.phase.ready')) {
      rebooting = false;
      watch.prompt = performance.now() - began;
    }
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  window.addEventListener(
    'keydown',
    ({ key, ctrlKey }) => {
      began = performance.now();
      if (key !== 'F5' || !ctrlKey) return;
      // The old prompt still stands.
      const off = setInterval(() => {
        rebooting ||= !document.querySelector('.phase.ready');
        if (rebooting) clearInterval(off);
      }, 1);
    },
    true,
  );
}
