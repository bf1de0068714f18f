import type { ChartSvg } from './chart-svg';

/** Why no picture was made; the message says it to the user. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
}

/** Browsers draw nothing, without an error, on a surface beyond this. */
const longestSide = 16_384;
const pixelsPerInch = 96;

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}

/** Signature and header of a PNG; what a picture says of its size follows them. */
const headLength = 33;

/** The PNG with its resolution in it (pHYs), so that word processors give it the size that was meant. */
export function withResolution(png: Uint8Array, dotsPerInch: number): Uint8Array {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  const perMetre = Math.round(dotsPerInch / 0.0254);
  view.setUint32(0, 9);
  chunk.set(new TextEncoder().encode('pHYs'), 4);
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  view.setUint8(16, 1);
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  const out = new Uint8Array(png.length + chunk.length);
  out.set(png.subarray(0, headLength));
  out.set(chunk, headLength);
  out.set(png.subarray(headLength), headLength + chunk.length);
  return out;
}

function drawn(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new PictureError('图片太大，没有画成。请选较低的分辨率。'))),
      'image/png',
    ),
  );
}

/** A picture as dots. Throws PictureError where it would be larger than a browser can draw. */
export async function pngOf({ svg, width, height }: ChartSvg, dotsPerInch: number): Promise<Blob> {
  const scale = dotsPerInch / pixelsPerInch;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  if (Math.max(canvas.width, canvas.height) > longestSide)
    throw new PictureError('图片太大，没有画成。请选较低的分辨率。');
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  } finally {
    URL.revokeObjectURL(address);
  }
  const bytes = new Uint8Array(await (await drawn(canvas)).arrayBuffer());
  return new Blob([withResolution(bytes, dotsPerInch) as BlobPart], { type: 'image/png' });
}
