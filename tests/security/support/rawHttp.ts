import { connect } from 'node:net';

export interface RawAnswer {
  status: number;
  head: string;
  body: string;
}

/**
 * Sends bytes as they are and reads until the other side hangs up: no client library tidies the path
 * or the headers first.
 */
export function sendRaw(port: number, request: string): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', ...body] = text.split('\r\n\r\n');
      resolve({
        status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
        head,
        body: body.join('\r\n\r\n'),
      });
    });
  });
}

/** @param headers without Host, Connection and the blank line; a value of undefined leaves one out. */
export function request(
  method: string,
  target: string,
  headers: Record<string, string | undefined>,
  body = '',
): string {
  const lines = Object.entries({ Connection: 'close', ...headers })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`);
  const length =
    body && headers['Content-Length'] === undefined ? [`Content-Length: ${body.length}`] : [];
  return [`${method} ${target} HTTP/1.1`, ...lines, ...length, '', body].join('\r\n');
}
