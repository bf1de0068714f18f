/** `npm run seeds`: writes plan.json of every seed from its source text, and says which glyphs were repaired. */
import { writeFileSync } from 'node:fs';
import type { GlyphPlace } from '../shared/plantext/repair';
import { descriptors, seedFile, seedPlan } from './seed-plans';

const places = (glyphs: readonly GlyphPlace[]): string =>
  glyphs
    .map(({ line, column, from, to }) => `\n  ${line}:${column} ${from} → ${JSON.stringify(to)}`)
    .join('');

for (const descriptor of descriptors) {
  const { text, json } = seedPlan(descriptor);
  writeFileSync(seedFile(descriptor, 'plan.json'), json);
  process.stdout.write(
    `${descriptor.key}: plan.json written\n` +
      `${text.repairs.length} glyphs repaired${places(text.repairs)}\n` +
      `${text.doubts.length} glyphs left alone${places(text.doubts)}\n`,
  );
}
