/** What a machine tells the page, gathered for a moment so that a driver that prints without end does not drown it. */
import type { LiveDebugLine } from '../../kernel-sim/index.ts';
import type { KernelMessage } from './kernel-api.ts';

type Listener = (messages: readonly KernelMessage[]) => Promise<void> | void;
const GATHER_MS = 16;
/** So many deliveries may be under way; then the machine waits for the page. */
const UNANSWERED = 3;
const DEBUG_LINES = 20_000;

export class Mailbox {
  private readonly listener: Listener;
  private messages: KernelMessage[] = [];
  private text = '';
  private lines: LiveDebugLine[] = [];
  private debugCount = 0;
  private unanswered = 0;
  private answered: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(listener: Listener) {
    this.listener = listener;
  }

  console(text: string): void {
    if (this.lines.length > 0) this.close();
    this.text += text;
    this.soon();
  }

  debug(line: LiveDebugLine): void {
    this.debugCount++;
    if (this.debugCount > DEBUG_LINES) return;
    if (this.text !== '') this.close();
    const last = this.debugCount === DEBUG_LINES;
    this.lines.push(
      last ? { ...line, text: `[more than ${DEBUG_LINES} lines: the rest is not kept]`, file: '' } : line,
    );
    this.soon();
  }

  tell(message: KernelMessage): void {
    this.close();
    this.messages.push(message);
    this.soon();
  }

  /** Settles when the page has caught up; undefined when it has. */
  full(): Promise<void> | undefined {
    if (this.unanswered < UNANSWERED) return undefined;
    return new Promise((resolve) => {
      this.answered = resolve;
    });
  }

  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.close();
    const { messages } = this;
    if (messages.length === 0) return;
    this.messages = [];
    this.unanswered++;
    try {
      await this.listener(messages);
    } finally {
      this.unanswered--;
      this.answered?.();
      this.answered = undefined;
    }
  }

  private close(): void {
    if (this.text !== '') this.messages.push({ kind: 'console', text: this.text });
    if (this.lines.length > 0) this.messages.push({ kind: 'debug', lines: this.lines });
    this.text = '';
    this.lines = [];
  }

  private soon(): void {
    this.timer ??= setTimeout(() => void this.flush(), GATHER_MS);
  }
}
