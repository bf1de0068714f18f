/** The peers' host: built pages as static files, and one file to which it appends what is posted. */
import { open } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { staticAnswer } from '../../../../electron/web/static-files';

const [pageRoot = '', appendedFile = ''] = process.argv.slice(2);
const file = await open(appendedFile, 'a');

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'POST') return append(request, response);
  const { status, headers, body } = await staticAnswer(pageRoot, request.url ?? '/');
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}

async function append(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  await file.write(Buffer.concat(chunks));
  await file.datasync();
  response.end();
}

const server = createServer((request, response) => void answer(request, response));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object')
    process.stdout.write(`READY http://127.0.0.1:${address.port}\n`);
});
