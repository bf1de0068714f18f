import { describe, expect, it } from 'vitest';
import { documentPages, type SectionPages } from '../../../shared/print/document-pages';
import type { PageSetup } from '../../../shared/print/page-geometry';
import type { Page } from '../../../shared/print/paginate';
import { printJobs } from '../../../shared/print/print-jobs';

const standing: PageSetup = { paper: 'A4', orientation: 'portrait' };
const lying: PageSetup = { paper: 'A4', orientation: 'landscape' };
const folded: PageSetup = { paper: 'A3', orientation: 'landscape' };
const filled: Page = { pieces: [{ kind: 'whole', id: 'w', top: 0 }], overfull: [] };

function section(id: string, count: number, setup = standing, unnumbered = false): SectionPages {
  return { id, setup, unnumbered, pages: Array.from({ length: count }, () => filled) };
}

const both = { firstNumber: 1, doubleSided: true };
const single = { firstNumber: 1, doubleSided: false };

/** "b cover", "1 table": side or number and section of each page. */
function bound(sections: readonly SectionPages[], binding = both) {
  return documentPages(sections, binding).map(
    ({ sectionId, number, side }) => `${side} ${number ?? '—'} ${sectionId ?? 'blank'}`,
  );
}

describe('a document printed on both sides', () => {
  it('has odd numbers on the front, and the back of the cover blank', () => {
    expect(bound([section('cover', 1, standing, true), section('table', 3, lying)])).toEqual([
      'front — cover',
      'back — blank',
      'front 1 table',
      'back 2 table',
      'front 3 table',
    ]);
  });

  it('goes on with an even number on a back', () => {
    expect(bound([section('table', 2)], { firstNumber: 12, doubleSided: true })).toEqual([
      'front — blank',
      'back 12 table',
      'front 13 table',
    ]);
  });

  it('has folded A3 sheets on one side and numbers them through', () => {
    expect(bound([section('a', 1), section('b', 2, folded), section('c', 1)])).toEqual([
      'front 1 a',
      'front 2 b',
      'front 3 b',
      'front — blank',
      'back 4 c',
    ]);
  });
});

it('a document printed on one side has the binding edge at the left throughout', () => {
  expect(bound([section('cover', 1, standing, true), section('table', 2)], single)).toEqual([
    'front — cover',
    'front 1 table',
    'front 2 table',
  ]);
  const lefts = documentPages([section('a', 2)], single).map(({ geometry }) => geometry.text.left);
  expect(lefts).toEqual([28, 28]);
});

describe('the jobs of a document', () => {
  const jobsOf = (sections: readonly SectionPages[], binding = both) =>
    printJobs(documentPages(sections, binding), binding.doubleSided).map(
      ({ paper, orientation, doubleSided, pages }) =>
        `${paper} ${orientation} ${doubleSided ? 'both' : 'one'}: ${pages.map(({ number }) => number ?? '—').join(' ')}`,
    );

  it('take standing and lying A4 pages together, so that these stand on the back of those', () => {
    expect(jobsOf([section('a', 1), section('b', 2, lying)])).toEqual(['A4 portrait both: 1 2 3']);
  });

  it('part where the paper changes; the numbers go on', () => {
    expect(jobsOf([section('a', 2), section('b', 1, folded), section('c', 1)])).toEqual([
      'A4 portrait both: 1 2',
      'A3 landscape one: 3',
      'A4 portrait both: — 4',
    ]);
    expect(jobsOf([section('a', 1)], single)).toEqual(['A4 portrait one: 1']);
  });
});
