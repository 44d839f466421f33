/** A typed bag of state with listeners. Nobody changes a value in place: a new one is set. */
export type Listener<T> = (state: Readonly<T>, before: Readonly<T>) => void;

export class Store<T extends object> {
  private current: Readonly<T>;
  private readonly listeners = new Set<Listener<T>>();

  constructor(initial: T) {
    this.current = initial;
  }

  get state(): Readonly<T> {
    return this.current;
  }

  set(change: Partial<T>): void {
    const before = this.current;
    this.current = { ...before, ...change };
    for (const listener of this.listeners) listener(this.current, before);
  }

  /** The answer removes the listener. */
  subscribe(listener: Listener<T>): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** Something that happens, and who wants to hear of it. */
export class Signal<T> {
  private readonly listeners = new Set<(value: T) => void>();

  on(listener: (value: T) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(value: T): void {
    for (const listener of this.listeners) listener(value);
  }
}
