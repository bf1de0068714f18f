import { expect, it, vi } from 'vitest';
import { makePdf } from '../../../renderer/ui/make-pdf';
import type { PdfResult } from '../../../shared/host';

const request = { target: { path: '/图册.pdf', overwrite: false }, html: '' };
const cancelled: PdfResult = { state: 'cancelled' };

/** A host that hears of the file only after it was told `deafTo` times that nobody wants it. */
function slowHost(deafTo: number) {
  let told = 0;
  let end: (result: PdfResult) => void = () => undefined;
  return {
    told: () => told,
    'print.pdf': () => new Promise<PdfResult>((resolve) => (end = resolve)),
    'print.cancel': async () => {
      told += 1;
      if (told > deafTo) end(cancelled);
    },
  };
}

it.each([0, 3])('an abort ends the file, also where the host knows of it late (%i)', async (deafTo) => {
  vi.useFakeTimers();
  const host = slowHost(deafTo);
  const abort = new AbortController();
  const making = makePdf(host, request, abort.signal);
  abort.abort();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await making).toBe(cancelled);
  expect(host.told()).toBe(deafTo + 1);
  // The next file is not this one.
  await vi.advanceTimersByTimeAsync(1_000);
  expect(host.told()).toBe(deafTo + 1);
  vi.useRealTimers();
});

it('says nothing of a file that is wanted', async () => {
  const host = { ...slowHost(0), 'print.pdf': () => Promise.resolve(cancelled) };
  const abort = new AbortController();
  await makePdf(host, request, abort.signal);
  abort.abort();
  expect(host.told()).toBe(0);
});
