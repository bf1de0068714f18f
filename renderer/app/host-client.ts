import { hostCalls, type Host, type HostCall } from '../../shared/host';
import type { PreloadBridge } from '../../shared/host-bridge';
import { decodeWire, encodeWire } from '../../shared/wire';

declare global {
  interface Window {
    /** Set by Electron's preload script; absent in a plain browser. */
    readonly workbench?: PreloadBridge;
  }
}

type Call = (name: HostCall, request: unknown) => Promise<unknown>;

/** The host over loopback HTTP. The token of this run stands in the fragment of the address and is sent with every call. */
function httpCall(token: string): Call {
  return async (name, request) => {
    const response = await fetch(`/call/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-workbench-token': token },
      body: encodeWire(request),
    });
    const answer = decodeWire(await response.text()) as { ok?: unknown; error?: string };
    if (!response.ok) throw new Error(answer.error ?? `the host answered ${response.status}`);
    return answer.ok;
  };
}

function tokenOfAddress(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get('token');
}

/** The host of this page, or null when the page was opened without the token of a running browser host. */
export function connectHost(): Host | null {
  const bridge = window.workbench;
  const token = tokenOfAddress();
  if (!bridge && !token) return null;
  const call: Call = bridge ? (name, request) => bridge.call(name, request as never) : httpCall(token ?? '');
  const calls = hostCalls.map((name) => [name, (request?: unknown) => call(name, request)]);
  return Object.fromEntries(calls) as Host;
}
