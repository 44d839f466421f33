/**
 * What kernel routines spend: TypeScript takes no fuel by itself, so a routine says what its work is worth.
 *
 * A call has a price (boundary.ts); work that grows with its operands (bytes moved, characters printed, entries looked through) is added here by whoever
 * does it, about one unit of fuel for each nanosecond that it takes. Without that, a program that does nothing but call the system would take the
 * host's time for ever while its own clock stands still.
 *
 * What is owed is time that has passed: `fuelSpent` counts it at once. The boundary takes it from the fuel of the ring that called, so that it also
 * brings the next safepoint nearer.
 */

/** Bytes that a routine moves or looks at within the price of its call. */
const FREE_BYTES = 64;

let owed = 0;

/** The running thread owes `fuel` for work done on its behalf. */
export function spendFuel(fuel: number): void {
  owed += fuel;
}

/** As `spendFuel`, for bytes that the host's own routines move or fill, many at a time. */
export function spendForBytes(bytes: number): void {
  if (bytes > FREE_BYTES) owed += bytes >>> 2;
}

/** As `spendFuel`, for characters or words that are looked at one by one. */
export function spendForEach(count: number): void {
  owed += count * 32;
}

/** Links that one routine may follow: no list is so long. One that leads back into itself, because a driver has damaged it, never ends. */
const MAXIMUM_LINKS = 20_000_000;
const LINK_FUEL = 20;
let links = 0;
let endless: () => void = () => {};

/** Names what is done about a routine that follows links without end. It must not return. */
export function registerEndless(procedure: () => void): void {
  endless = procedure;
}

/** To be said for each link of a list or tree that drivers can reach: NT would follow it for ever, here the run must end. */
export function followLink(): void {
  owed += LINK_FUEL;
  if (++links > MAXIMUM_LINKS) endless();
}

export function owedFuel(): number {
  return owed;
}

/** What is owed has been booked, or all but `left`. */
export function setOwedFuel(left: number): void {
  owed = left;
  links = 0;
}
