/** Driver Verifier in the debugger: !verifier, and !pool where special pool is. */
import { expect, it } from 'vitest';
import { kdCommand } from '../../kernel-sim/index.ts';
import { runFolder } from './target.ts';

const LIMIT_MS = 120_000;

it(
  '!verifier says how to begin while no driver is verified',
  async () => {
    await runFolder('tests/labs/crash-double-free');
    expect(kdCommand('!verifier')).toContain('verifier /standard /driver NAME.sys');
    expect(kdCommand('!analyze -v')).toContain('has been freed already, in DriverEntry, lab.c line 8');
  },
  LIMIT_MS,
);

it(
  '!verifier 3 lists what a driver has not freed, and whose line allocated it',
  async () => {
    const { bugCheck } = await runFolder('tests/labs/verifier-leak');
    expect(bugCheck?.code).toBe('0x000000C4');
    const text = kdCommand('!verifier 3');
    expect(text).toContain('Loaded    lab.sys  (Pool tracking)');
    expect(text).toContain('1 block of pool, 0x1388 bytes');
    expect(text).toMatch(/^ {4}\w{8} {2}0x1388 +Lab\. {2}lab!DriverEntry\+0x\w+ \[lab\.c @ 13\]$/m);
    expect(kdCommand('!verifier')).not.toContain('Caller');
    expect(kdCommand('!verifier 3 other.sys')).toBe('other.sys is not verified');
  },
  LIMIT_MS,
);

it(
  '!pool tells of a block of special pool who freed it, and !analyze names the verifier where it would help',
  async () => {
    const { bugCheck } = await runFolder('tests/labs/verifier-use-after-free');
    const touched = bugCheck?.parameters[0].slice(2) ?? '';
    expect(kdCommand(`!pool ${touched}`)).toMatch(
      /region is Nonpaged pool \(special pool\)\n\w{8} is byte 8 of the block of 12 bytes with tag 'Lab\.' at 0x\w{8}, freed in Forget, lab\.c line 12$/,
    );
    await runFolder('tests/labs/crash-pool-overrun');
    expect(kdCommand('!analyze -v')).toContain('allocated in DriverEntry, lab.c line 5');
    expect(kdCommand('!analyze -v')).toContain('verifier /standard /driver lab.sys');
  },
  LIMIT_MS,
);
