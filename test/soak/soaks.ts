import { damageCases, damageSoak } from './damage/damage';
import { killSoak } from './kill/kill';
import { notationSoak } from './notation';
import { progressSoak } from './progress';
import { sheetSoak } from './sheet/sheet-soak';
import type { Soak } from './soak';

export const soaks: readonly Soak[] = [
  {
    name: 'notation',
    about: 'reads and prints random figures and random text; a run is one text for each property',
    runs: 300_000,
    run: (seed, runs) => Promise.resolve(notationSoak(seed, runs)),
  },
  {
    name: 'progress',
    about: 'rounds and reviews random decimals and compares with a second reckoning; a run is one of each',
    runs: 1_000_000,
    run: (seed, runs) => Promise.resolve(progressSoak(seed, runs)),
  },
  {
    name: 'kill',
    about: 'works and kills browser, host or both; a run is one kill and the start after it',
    runs: 200,
    run: killSoak,
  },
  {
    name: 'damage',
    about: 'damages files of database and data folder, alone and in pairs; a run is one case',
    runs: 3 * damageCases.length,
    run: damageSoak,
  },
  {
    name: 'sheet',
    about:
      'works in the sheet and takes everything back; a run is one step of somebody at keyboard and mouse',
    runs: 12_000,
    run: sheetSoak,
  },
];
