/**
 * Console handles: not object handles but small numbers with the two lowest bits set, as in NT before 6.2; kernel32 tells them apart.
 */
export const CONSOLE_INPUT = 3;
export const CONSOLE_OUTPUT = 7;
export const CONSOLE_ERROR = 11;

export function isConsoleHandle(handle: number): boolean {
  return (handle & 3) === 3 && handle > 0 && handle < 0x100;
}
