import { setTimeout as pause } from 'node:timers/promises';
import type { HostProgram } from '../../e2e/harness';
import type { Random } from '../random';
import type { Victim, Workplace } from '../workplace';
import { checkedLedger } from './checked-ledger';
import type { Tally } from '../tally';
import type { Killed } from './killed';
import { LedgerWork } from './ledger-work';

/**
 * A later version of the program, of schema 2, finds the ledger of an earlier one, and is killed while it takes it over. Each
 * kill meets another copy of the same computer.
 */
export class Migrating implements Killed {
  private readonly earlier: Workplace;
  private readonly program: HostProgram;
  private readonly tally: Tally;
  private readonly saved: readonly string[];
  private later: Workplace | null = null;
  /** Milliseconds from the address to the open program. */
  private lasts = 2500;

  private constructor(earlier: Workplace, program: HostProgram, saved: readonly string[], tally: Tally) {
    this.earlier = earlier;
    this.program = program;
    this.saved = saved;
    this.tally = tally;
  }

  /** Works with the earlier version, and ends it. */
  static async prepare(earlier: Workplace, program: HostProgram, tally: Tally): Promise<Migrating> {
    const saved = await new LedgerWork(earlier, tally).workUnharmed();
    await earlier.kill('both');
    return new Migrating(earlier, program, saved, tally);
  }

  async restart(): Promise<string | null> {
    const { later } = this;
    if (later === null) return null;
    const started = performance.now();
    await later.navigate();
    const trouble = await later.opened();
    if (trouble !== null) return `${trouble}; kept in ${later.computer.folder}`;
    this.lasts = performance.now() - started;
    const problem = await checkedLedger(later, this.saved);
    if (problem !== null) return `${problem}; kept in ${later.computer.folder}`;
    await later.computer.dispose();
    this.later = null;
    return null;
  }

  async kill(random: Random): Promise<string> {
    const later = await this.earlier.copy(this.program);
    this.later = later;
    const victim = random.pick<Victim>(['browser', 'host', 'both']);
    await later.navigate();
    await pause(random.next() * 1.1 * this.lasts);
    await later.kill(victim);
    // A page that is left without its host waits for it.
    if (victim === 'host') await later.kill('browser');
    this.tally.count(`kills of ${victim} (migration)`);
    return `migration, ${victim} killed`;
  }
}
