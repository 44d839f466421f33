import { expect, test } from 'vitest';
import { deriveAbi, readAbiFile } from '../../toolchain/scripts/derive-abi.ts';

test('kernel-sim/abi is what the headers say today, and both rings agree', async () => {
  const { files, differences } = await deriveAbi();
  expect(differences).toEqual([]);
  const stale = [...files].filter(([name, text]) => readAbiFile(name) !== text).map(([name]) => name);
  expect(stale, 'run node_modules/node/bin/node toolchain/scripts/derive-abi.ts').toEqual([]);
}, 400_000);
