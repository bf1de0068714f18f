import type { Random } from '../random';

/** One computer on which the program is killed again and again. */
export interface Killed {
  /** Starts the program, now and then after a start that was killed; answers what is wrong with it, else null. */
  restart(random: Random): Promise<string | null>;
  /** Works and kills; answers how, for the report. */
  kill(random: Random): Promise<string>;
}
