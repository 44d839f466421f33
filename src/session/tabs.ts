/** Other tabs of this browser with Ringside in them: what one writes, the others take over. */
import type { Stamp, StoredLab } from './storage.ts';

export type TabMessage =
  | {
      readonly kind: 'saved';
      readonly lab: StoredLab;
      /** The text that this one was made from. */
      readonly parent: Stamp | undefined;
    }
  | { readonly kind: 'removed'; readonly id: string };

/** This tab among the others. */
const TAB = Math.random().toString(36).slice(2, 10);

export const nextStamp = (before: Stamp | undefined): Stamp => ({ count: (before?.count ?? 0) + 1, tab: TAB });

export const sameStamp = (a: Stamp | undefined, b: Stamp | undefined): boolean =>
  a?.count === b?.count && a?.tab === b?.tab;

/** Whether `a` is later than `b`: every tab decides alike. */
export const isLater = (a: Stamp | undefined, b: Stamp | undefined): boolean =>
  (a?.count ?? 0) !== (b?.count ?? 0) ? (a?.count ?? 0) > (b?.count ?? 0) : (a?.tab ?? '') > (b?.tab ?? '');

export class Tabs {
  private readonly channel: BroadcastChannel | undefined;

  constructor(hear: (message: TabMessage) => void) {
    try {
      this.channel = new BroadcastChannel('ringside.labs');
      this.channel.onmessage = ({ data }: MessageEvent<TabMessage>) => hear(data);
    } catch {
      // Where the page is refused storage it may be refused this too; then it has none to share.
    }
  }

  tell(message: TabMessage): void {
    this.channel?.postMessage(message);
  }
}
