import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../random';
import { ClipboardPlays } from './clipboard-plays';
import { years, type ExpectedSheet } from './expected-sheet';
import { FillPlays } from './fill-plays';
import { patience, PlayerHand, single } from './player-hand';
import type { SheetScreen } from './sheet-screen';
import { numberText } from './typed-text';
import { TypingPlays } from './typing-plays';

const selectingKeys = [
  'ArrowDown',
  'ArrowUp',
  'ArrowLeft',
  'ArrowRight',
  'Shift+ArrowDown',
  'Shift+ArrowRight',
  'Control+ArrowDown',
  'Control+ArrowLeft',
  'Control+Shift+ArrowUp',
  'Control+Shift+End',
  'Home',
  'End',
  'PageDown',
  'PageUp',
  'Control+Home',
  'Shift+Space',
  'Control+Space',
  'Control+a',
  'Enter',
  'Shift+Enter',
  'Tab',
  'Shift+Tab',
] as const;

/** Somebody who works in the sheet at random, and knows what should come of it. Every play says what was done. */
export class SheetPlayer {
  private readonly hand: PlayerHand;
  private readonly typing: TypingPlays;
  private readonly fill: FillPlays;
  private readonly clipboard: ClipboardPlays;

  constructor(screen: SheetScreen, sheet: ExpectedSheet, random: Random) {
    this.hand = new PlayerHand(screen, sheet, random);
    this.typing = new TypingPlays(this.hand);
    this.fill = new FillPlays(this.hand);
    this.clipboard = new ClipboardPlays(this.hand);
  }

  /** Somebody else has used the clipboard. */
  forgetClipboard(): void {
    this.clipboard.forget();
  }

  async play(): Promise<string> {
    const { typing, fill, clipboard } = this;
    const plays: readonly (readonly [weight: number, play: () => Promise<string>])[] = [
      [22, () => typing.typeOne()],
      [4, () => typing.typeEndless()],
      [5, () => typing.typeEverywhere()],
      [4, () => typing.editNothing()],
      [8, () => typing.clear()],
      [10, () => fill.fillByHandle()],
      [7, () => fill.fillFromEdge()],
      [8, () => clipboard.copy()],
      [4, () => clipboard.cut()],
      [10, () => clipboard.paste()],
      [10, () => clipboard.pasteFromOutside()],
      [12, () => this.stepBack()],
      [8, () => this.stepOn()],
      [6, () => this.wander()],
      [1, () => this.visitElsewhere()],
      [1, () => this.reload()],
      [0.4, () => this.restart()],
    ];
    let left = this.hand.random.next() * plays.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, play] of plays) {
      left -= weight;
      if (left < 0) return play();
    }
    return this.wander();
  }

  /** Waits until every cell that is drawn shows what it should; answers what is wrong, else null. */
  async agree(): Promise<string | null> {
    const { screen, sheet } = this.hand;
    const deadline = performance.now() + patience;
    for (;;) {
      const seen = await screen.seen();
      const wrong = seen.find(({ row, column, text }) => {
        const year = years.findIndex((each) => column === `actual-${each}`);
        return year >= 0 && sheet.text({ row, column: year }) !== text;
      });
      const asks = (await screen.page.locator('dialog').count()) > 0;
      if (!wrong && !asks && seen.length > 0) return null;
      if (performance.now() > deadline) {
        const name = wrong && sheet.rows[wrong.row]?.name;
        const column = wrong ? years.findIndex((each) => wrong.column === `actual-${each}`) : 0;
        const what = wrong
          ? `${name} ${wrong.column} shows “${wrong.text}” instead of “${sheet.text({ row: wrong.row, column })}”`
          : 'a question is open';
        return `${what}; the program says: ${await screen.words()}`;
      }
      await pause(20);
    }
  }

  private async stepBack(): Promise<string> {
    const { random, screen, sheet } = this.hand;
    const steps = random.between(1, 4);
    for (let step = 0; step < steps; step += 1) {
      await screen.press('Control+z');
      sheet.undo();
    }
    return `${steps} steps back`;
  }

  private async stepOn(): Promise<string> {
    const { random, screen, sheet } = this.hand;
    const steps = random.between(1, 4);
    for (let step = 0; step < steps; step += 1) {
      await screen.press(random.chance(0.5) ? 'Control+y' : 'Control+Shift+z');
      sheet.redo();
    }
    return `${steps} steps on`;
  }

  private async wander(): Promise<string> {
    const { random, screen } = this.hand;
    const keys = Array.from({ length: random.between(1, 6) }, () => random.pick(selectingKeys));
    for (const key of keys) await screen.press(key);
    return keys.join(' ');
  }

  /** What is being typed is taken when another view is opened. */
  private async visitElsewhere(): Promise<string> {
    const { random, screen } = this.hand;
    const cell = this.hand.cell();
    const text = numberText(random);
    await screen.select(single(cell));
    await screen.type(text.text);
    await screen.visit('规划');
    this.hand.typed(text, cell);
    return `“${text.text}” typed into ${this.hand.named(single(cell))}, and another view visited`;
  }

  private async reload(): Promise<string> {
    await this.hand.screen.reload();
    this.clipboard.reloaded();
    return 'loaded again';
  }

  private async restart(): Promise<string> {
    await this.hand.screen.restart();
    this.clipboard.forget();
    return 'started again';
  }
}
