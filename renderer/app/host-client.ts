import { hostCalls, type Host, type HostCall } from '../../shared/host';
import type { PreloadBridge } from '../../shared/host-bridge';
import { decodeWire, encodeWire, isLong, wirePieces } from '../../shared/wire';
import { HostAway, HostRefused, HostStranger } from '../ledger/host-away';
import { inSlices } from '../ledger/slices';

declare global {
  interface Window {
    /** Set by Electron's preload script; absent in a plain browser. */
    readonly workbench?: PreloadBridge;
  }
}

type Call = (name: HostCall, request: unknown, late: AbortSignal) => Promise<unknown>;

const seconds = 1000;
const minutes = 60 * seconds;

/** For whatever reads or writes many files, perhaps on a slow share. */
const usualPatience = 10 * minutes;

/** How long an answer may take before the host counts as away; null where the user is asked meanwhile. */
const patience: Partial<Record<HostCall, number | null>> = {
  'host.pulse': 4 * seconds,
  'host.info': 15 * seconds,
  'person.read': 15 * seconds,
  'folder.contents': 2 * minutes,
  'folder.begin': 2 * minutes,
  // The saver loses patience earlier; the answer is still welcome then.
  'journal.append': 2 * minutes,
  'file.reveal': 30 * seconds,
  'file.pick': null,
  'file.choose': null,
  // A slow stick may take as long as it likes: the user sees how far it has come, and may cancel.
  'backup.write': null,
  'incoming.stage': null,
  'incoming.take': null,
};

/**
 * The host over loopback HTTP. The token stands in the fragment of the address and is sent with every call; it stays good
 * when the host is started again on the same data folder. Rejects with HostAway or HostStranger where there is no answer of
 * that host, and with HostRefused where that is the answer.
 */
function httpCall(token: string): Call {
  return async (name, request, signal) => {
    const body = isLong(request) ? new Blob(await inSlices(encodedPieces(request))) : encodeWire(request);
    const response = await fetch(`/call/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-workbench-token': token },
      body,
      signal,
    }).catch((error: unknown) => {
      throw new HostAway('no answer', { cause: error });
    });
    const answer = await readAnswer(response);
    if (response.status === 403 || answer === null) throw new HostStranger(answer?.error ?? 'no host');
    if (!response.ok) throw new HostRefused(answer.error ?? `the host answered ${response.status}`);
    return answer.ok;
  };
}

function* encodedPieces(request: unknown): Generator<number, Uint8Array<ArrayBuffer>[]> {
  const encoder = new TextEncoder();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (const text of wirePieces(request)) yield pieces.push(encoder.encode(text));
  return pieces;
}

/** Null where it is none of the host's: another program may have taken its port. */
async function readAnswer(response: Response): Promise<{ ok?: unknown; error?: string } | null> {
  const text = await response.text().catch((error: unknown) => {
    throw new HostAway('the answer was cut off', { cause: error });
  });
  try {
    return decodeWire(text) as { ok?: unknown; error?: string } | null;
  } catch {
    return null;
  }
}

/** Rejects with HostAway where the answer takes longer than the call may. */
async function inTime(call: Call, name: HostCall, request: unknown): Promise<unknown> {
  const given = patience[name];
  const late = new AbortController();
  if (given === null) return call(name, request, late.signal);
  const limit = given ?? usualPatience;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lateness = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new HostAway(`no answer to ${name} within ${limit / seconds} s`));
      late.abort();
    }, limit);
  });
  return Promise.race([call(name, request, late.signal), lateness]).finally(() => clearTimeout(timer));
}

/** Electron puts words of its own before what the host has answered. */
const invokeWords = /^Error invoking remote method '[^']*': (?:\w*Error: )?/;

function bridgeCall(bridge: PreloadBridge): Call {
  return (name, request) =>
    bridge.call(name, request as never).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      throw new HostRefused(message.replace(invokeWords, ''), { cause: error });
    });
}

function tokenOfAddress(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get('token');
}

/** The host of this page, or null when the page was opened without the token of a browser host. */
export function connectHost(): Host | null {
  const bridge = window.workbench;
  const token = tokenOfAddress();
  if (!bridge && !token) return null;
  const call = bridge ? bridgeCall(bridge) : httpCall(token ?? '');
  const calls = hostCalls.map((name) => [name, (request?: unknown) => inTime(call, name, request)]);
  return Object.fromEntries(calls) as Host;
}
