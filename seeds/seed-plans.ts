import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PlanDocument } from '../shared/model/plan';
import type { PlanDescriptor } from '../shared/plantext/descriptor';
import { planDocument } from '../shared/plantext/document';
import { readPlanText, type PlanText } from '../shared/plantext/read';
import { descriptor as jilinInformatization } from './jilin-informatization-13fyp/descriptor';

/** The shipped plans; the folder of each is its key. */
export const descriptors: readonly PlanDescriptor[] = [jilinInformatization];

/** The seed folder's file of that name. */
export function seedFile(descriptor: PlanDescriptor, name: 'source.txt' | 'plan.json'): URL {
  return new URL(`./${descriptor.key}/${name}`, import.meta.url);
}

export interface SeedPlan {
  readonly text: PlanText;
  readonly document: PlanDocument;
  /** What plan.json must hold, to the byte. */
  readonly json: string;
}

/** Makes a seed plan from its source text. Throws PlanTextError where the text cannot be read. */
export function seedPlan(descriptor: PlanDescriptor): SeedPlan {
  const gbk = new TextDecoder('gbk');
  const source = readFileSync(seedFile(descriptor, 'source.txt'), 'utf8');
  const text = readPlanText(source, descriptor, (bytes) => gbk.decode(bytes));
  const document = planDocument(text, descriptor, (name) => createHash('sha1').update(name).digest());
  return { text, document, json: `${JSON.stringify(document, null, 2)}\n` };
}
