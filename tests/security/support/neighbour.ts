import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Neighbour {
  origin: string;
  /** What browsers told it. */
  heard: { url: string | undefined; headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
}

/** Another server on this machine, which somebody made the person's browser open. */
export async function openNeighbour(
  html = '<!doctype html><title>Neighbour</title>',
): Promise<Neighbour> {
  const heard: Neighbour['heard'] = [];
  const server = createServer((request, response) => {
    heard.push({ url: request.url, headers: request.headers });
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
