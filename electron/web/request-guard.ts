type Header = string | readonly string[] | undefined;

export interface RequestFacts {
  readonly method: string;
  /** Path of the URL. */
  readonly path: string;
  readonly headers: Readonly<Record<string, Header>>;
}

export interface HttpRefusal {
  readonly status: number;
  readonly message: string;
}

const tokenHeader = 'x-workbench-token';
export const callPath = '/call/';

/**
 * Why a request is not answered; null where it is. Other sites that the user's browser visits can reach the loopback
 * too, and a name of theirs can be made to point at it: hence the exact host, the origin, and a token that only the page
 * that was opened with it knows. `knows` says whether a token is one.
 */
export function requestRefusal(
  request: RequestFacts,
  origin: string,
  knows: (token: Header) => boolean,
): HttpRefusal | null {
  const { headers } = request;
  if (headers['host'] !== new URL(origin).host) {
    return { status: 403, message: `请使用地址 ${origin} 打开。` };
  }
  if (headers['origin'] !== undefined && headers['origin'] !== origin) {
    return { status: 403, message: '来自其他网页的请求不予处理。' };
  }
  if (!request.path.startsWith(callPath)) {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    return reads ? null : { status: 405, message: '不支持这种请求方法。' };
  }
  if (request.method !== 'POST') return { status: 405, message: '不支持这种请求方法。' };
  if (!knows(headers[tokenHeader])) {
    return { status: 403, message: '口令不符，请使用程序启动时给出的完整地址打开。' };
  }
  const json = /^application\/json(\s*;|$)/.test(String(headers['content-type'] ?? ''));
  return json ? null : { status: 415, message: '请求的内容必须是 JSON。' };
}
