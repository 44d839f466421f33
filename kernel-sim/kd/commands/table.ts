/** What a command is to the interpreter. */
export interface KdCommand {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Arguments, as `.help` shows them. */
  readonly usage: string;
  readonly help: string;
  /** What to complete its first argument with. */
  readonly completes?: 'type' | 'symbol' | 'object' | 'driver';
  /**
   * `args` is what follows the name, trimmed; `name` is how it was called.
   * @throws KdError with what is wrong
   */
  run(args: string, name: string): string;
}
