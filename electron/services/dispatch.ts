import { z } from 'zod';
import { hostCalls, type Host, type HostCall } from '../../shared/host';
import { CallRefused } from './call-refused';
import { requestSchemas } from './request-schemas';

/** Answers a call that came from outside. Throws CallRefused for a name or a request that the contract does not know. */
export async function dispatch(host: Host, name: string, request: unknown): Promise<unknown> {
  const call = hostCalls.find((known) => known === name);
  if (call === undefined) throw new CallRefused('没有这个调用。');
  const parsed = requestSchemas[call].safeParse(request);
  if (!parsed.success) throw new CallRefused(`调用 ${call} 的内容不合约定：${z.prettifyError(parsed.error)}`);
  return ask(host, call, parsed.data);
}

function ask(host: Host, call: HostCall, request: unknown): Promise<unknown> {
  // The schema of this very call has passed the request; the compiler cannot follow a pair of unions.
  return host[call](request as never);
}
