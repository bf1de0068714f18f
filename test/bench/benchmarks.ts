import type { Benchmark } from './benchmark';
import { saved } from './saved';
import { startUp } from './start-up';
import { typedFigure } from './typed-figure';

export const benchmarks: readonly Benchmark[] = [startUp, typedFigure, saved];
