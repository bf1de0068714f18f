import { setup as buildProgram } from '../e2e/global-setup';
import { killSoak } from './kill';
import { notationSoak } from './notation';
import type { Soak } from './soak';

export const soaks: readonly Soak[] = [
  {
    name: 'notation',
    about: 'reads and prints random figures and random text; a run is one text for each property',
    runs: 300_000,
    run: (seed, runs) => Promise.resolve(notationSoak(seed, runs)),
  },
  {
    name: 'kill',
    about: 'types figures and kills browser, host or both; a run is one kill and the start after it',
    runs: 60,
    prepare: buildProgram,
    run: killSoak,
  },
];
