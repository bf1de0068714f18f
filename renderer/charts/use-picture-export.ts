import { useEffect, useRef, useState } from 'react';
import type { Host, HostInfo, PdfResult } from '../../shared/host';
import { inSlices } from '../ledger/slices';
import { folderOf, joinPath, pickTarget, rememberFolder } from '../ui/export-target';
import { makePdf } from '../ui/make-pdf';
import type { ImageFormat } from './chart-choices';
import { pictureSvg } from './chart-svg';
import type { ChartPicture } from './layout/drawing';
import type { PaperPictures } from './paper-pictures';
import { picturesHtml } from './pictures-html';
import { PictureError, pngOf } from './png';
import { writePictures, type PictureFile, type PictureOrder, type WrittenPictures } from './write-pictures';

export interface ExportRequest {
  readonly pictures: PaperPictures;
  readonly format: ImageFormat;
  readonly resolution: number;
  /** Where the page asks for the place itself. */
  readonly folder: string;
  /** Name of the file; of several, the beginning of their names. */
  readonly stem: string;
}

/** One PDF file of all pictures. */
export interface PdfOrder {
  readonly request: ExportRequest;
  /** The user has agreed to replace a file of that name. */
  readonly overwrite: boolean;
}

export type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly done: number; readonly total: number }
  /** The pictures are drawn, their file is being made. */
  | { readonly kind: 'making' }
  | { readonly kind: 'pdf'; readonly result: PdfResult; readonly order: PdfOrder }
  /** No place was chosen. */
  | { readonly kind: 'dropped' }
  /** The sentence says what happened and what to do. */
  | { readonly kind: 'broken'; readonly sentence: string }
  | { readonly kind: 'done'; readonly order: PictureOrder; readonly written: WrittenPictures };

interface Services {
  readonly host: Host;
  readonly info: HostInfo;
}

async function bytesOf(picture: ChartPicture, { format, resolution }: ExportRequest): Promise<Uint8Array> {
  const svg = pictureSvg(picture, 'paper', 'chart');
  if (format === 'svg') return new TextEncoder().encode(svg.svg);
  return new Uint8Array(await (await pngOf(svg, resolution)).arrayBuffer());
}

/** "指标图册_20261123.png"; of several "指标图册_20261123_01.png", "…_02.png". */
function fileNames(stem: string, count: number): readonly string[] {
  if (count === 1) return [stem];
  const digits = Math.max(2, `${count}`.length);
  return Array.from({ length: count }, (_, index) => `${stem}_${`${index + 1}`.padStart(digits, '0')}`);
}

/** The paths of the pictures; null where the user has chosen no place. Throws where the host is gone. */
async function placesOf(
  { format, folder, stem }: ExportRequest,
  count: number,
  services: Services,
): Promise<{ readonly paths: readonly string[]; readonly overwrite: boolean } | null> {
  if (count === 1) {
    const target = await pickTarget(services, { folder, name: stem, overwrite: false }, format);
    return target && { paths: [target.path], overwrite: target.overwrite };
  }
  const { host, info } = services;
  const paths = (within: string) => fileNames(stem, count).map((name) => joinPath(within, name, format));
  if (!info.nativeDialogs) return { paths: paths(folder), overwrite: false };
  const chosen = await host['file.choose']({ kind: 'exportFolder', suggestedPath: folder });
  return chosen === null ? null : { paths: paths(chosen), overwrite: false };
}

/** stop: nothing further is drawn or written. unwanted: the user has cancelled, also what the host is making. */
interface Signals {
  readonly stop: AbortSignal;
  readonly unwanted: AbortSignal;
}

type Work = Readonly<Record<keyof Signals, AbortController>>;

/**
 * Writes charts as pictures, one order at a time. Cancelling keeps what is written and writes no more. So does leaving the
 * view, but a PDF file that the host is making is finished.
 */
export function usePictureExport(services: Services) {
  const [state, setState] = useState<ExportState>({ kind: 'idle' });
  const running = useRef<Work | null>(null);
  useEffect(() => () => running.current?.stop.abort(), []);

  const guarded = (work: (signals: Signals) => Promise<ExportState>) => {
    if (running.current) return;
    const [stop, unwanted] = [new AbortController(), new AbortController()];
    running.current = { stop, unwanted };
    void work({ stop: stop.signal, unwanted: unwanted.signal })
      .catch((error: unknown): ExportState => ({ kind: 'broken', sentence: sentenceOf(error) }))
      .then(setState)
      .finally(() => (running.current = null));
  };

  const write = async (order: PictureOrder, signal: AbortSignal): Promise<ExportState> => {
    const total = order.files.length;
    const report = (done: number) => setState({ kind: 'working', done, total });
    const written = await writePictures(services.host, order, { signal, report });
    const [first] = written.saved;
    if (first !== undefined) rememberFolder(folderOf(first));
    return { kind: 'done', order, written };
  };

  const startPdf = (order: PdfOrder) => guarded((signals) => writePdf(order, services, setState, signals));

  const start = (request: ExportRequest) => {
    const { format } = request;
    if (format === 'pdf') return startPdf({ request, overwrite: false });
    return guarded(async ({ stop }) => {
      const pictures = request.pictures.all();
      const places = await placesOf(request, pictures.length, services);
      if (places === null) return { kind: 'dropped' };
      const files = pictures.map((picture, index): PictureFile => ({
        path: places.paths[index] ?? '',
        bytes: () => bytesOf(picture, request),
      }));
      return write({ kind: format, files, overwrite: places.overwrite }, stop);
    });
  };

  const again = (order: PictureOrder) => guarded(({ stop }) => write(order, stop));
  const cancel = () => {
    running.current?.stop.abort();
    running.current?.unwanted.abort();
  };
  return { state, start, again, startPdf, cancel };
}

/** Draws the pictures that are not drawn yet, one after another, and has one file made of all. */
async function writePdf(
  order: PdfOrder,
  services: Services,
  report: (state: ExportState) => void,
  { stop, unwanted }: Signals,
): Promise<ExportState> {
  const { pictures, folder, stem } = order.request;
  const target = await pickTarget(services, { folder, name: stem, overwrite: order.overwrite }, 'pdf');
  if (target === null) return { kind: 'dropped' };
  const total = pictures.all().length;
  const onPause = (done: number) => report({ kind: 'working', done, total });
  const drawn = await inSlices(pictures.draw(), { onPause, signal: stop }).catch((error: unknown) => {
    if (stop.aborted) return null;
    throw error;
  });
  if (drawn === null || stop.aborted) return { kind: 'pdf', result: { state: 'cancelled' }, order };
  report({ kind: 'making' });
  const result = await makePdf(services.host, { target, html: picturesHtml(stem, drawn) }, unwanted);
  if (result.state === 'saved') rememberFolder(folderOf(result.path));
  return { kind: 'pdf', result, order };
}

function sentenceOf(error: unknown): string {
  if (error instanceof PictureError) return error.message;
  return '后台服务没有回应，不确定图片是否写出。请确认启动程序的窗口仍在运行，再试一次。';
}
