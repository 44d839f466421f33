/** !verifier: what Driver Verifier watches, and what verified drivers have allocated. */
import { ExVerifiedBlocks, ExVerifiedDrivers, ExVerifierCounts, tagText, VerifierOption } from '../../ex/index.ts';
import { sourceAt, symbolAt } from '../symbols.ts';
import { address, hexDigits, KdError, words } from '../text.ts';
import type { KdCommand } from './table.ts';

const ALLOCATIONS = 2;
const KNOWN_FLAGS = 3;
const MOST_BLOCKS = 1000;
const NAMES: readonly (readonly [number, string])[] = [
  [VerifierOption.SPECIAL_POOL, 'Special pool'],
  [VerifierOption.FORCE_IRQL, 'Force IRQL checking'],
  [VerifierOption.POOL_TRACKING, 'Pool tracking'],
];

/** `!verifier [FLAGS [IMAGE]]`: bit 1 lists the blocks that are not freed. */
function verifier(args: string): string {
  const [flags = '0', image = ''] = words(args);
  if ((Number.parseInt(flags, 16) & ~KNOWN_FLAGS) !== 0)
    throw new KdError(
      'Only the flags 1 and 2 (together 3) are there; no log of allocations is kept. !pool ADDR says whose a block is',
    );
  const drivers = ExVerifiedDrivers().filter(({ name }) => name.toLowerCase().startsWith(image.toLowerCase()));
  if (drivers.length === 0)
    return image
      ? `${image} is not verified`
      : 'No driver is verified. The command "verifier /standard /driver NAME.sys", in the target before the driver is started, changes that.';
  const { attempted, succeeded, special } = ExVerifierCounts();
  const lines = [
    'Summary of All Verifier Statistics',
    '',
    `  AllocationsAttempted             0x${hexDigits(attempted)}`,
    `  AllocationsSucceeded             0x${hexDigits(succeeded)}`,
    `  AllocationsSucceededSpecialPool  0x${hexDigits(special)}`,
    '',
    'Driver Verification List',
  ];
  for (const driver of drivers) {
    const { name, options, loads, unloads } = driver;
    const state = loads > unloads ? 'Loaded' : 'Unloaded';
    const enabled = NAMES.filter(([bit]) => options & bit).map(([, text]) => text);
    lines.push('', `  ${state.padEnd(9)} ${name}  (${enabled.join(', ')})`);
    const blocks = ExVerifiedBlocks(driver);
    const bytes = blocks.reduce((sum, block) => sum + block.bytes, 0);
    lines.push(
      `            ${blocks.length} block${blocks.length === 1 ? '' : 's'} of pool, 0x${hexDigits(bytes)} bytes`,
    );
    if ((Number.parseInt(flags, 16) & ALLOCATIONS) === 0 || blocks.length === 0) continue;
    lines.push('    Address   Length    Tag   Caller');
    for (const { address: at, bytes: length, tag, site } of blocks.slice(0, MOST_BLOCKS)) {
      const size = `0x${hexDigits(length)}`.padEnd(9);
      lines.push(`    ${address(at)}  ${size} ${tagText(tag)}  ${symbolAt(site)} ${sourceAt(site)}`.trimEnd());
    }
    if (blocks.length > MOST_BLOCKS) lines.push(`    and ${blocks.length - MOST_BLOCKS} more`);
  }
  return lines.join('\n');
}

export const verifierCommands: readonly KdCommand[] = [
  {
    name: '!verifier',
    usage: '[FLAGS [IMAGE]]',
    help: 'drivers that Driver Verifier watches (3: with the pool that they have not freed)',
    run: verifier,
  },
];
