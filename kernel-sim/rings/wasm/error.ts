/** Input that is not a WebAssembly module, or uses what the rewriter does not know. */
export class RewriteError extends Error {
  override readonly name = 'RewriteError';
  /** Where in the input, in bytes from its beginning. */
  readonly offset: number;

  constructor(offset: number, text: string) {
    super(`${text} (at byte 0x${offset.toString(16)})`);
    this.offset = offset;
  }
}
