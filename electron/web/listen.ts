import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The only address that the web host ever listens on. */
export const loopback = '127.0.0.1';

/** "STET" on a telephone's keys. The same address after a restart lets an open page go on. */
const preferredPort = 7838;

/**
 * @param port asked for; 0 for any; undefined for the preferred one, or any if that is taken.
 * @returns the port.
 * @throws Error with a sentence for the person.
 */
export async function listen(server: Server, port: number | undefined): Promise<number> {
  if (port !== undefined) return await attempt(server, port);
  try {
    return await attempt(server, preferredPort);
  } catch {
    return await attempt(server, 0);
  }
}

async function attempt(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const failed = (error: NodeJS.ErrnoException) => reject(new Error(explain(error, port)));
  server.once('error', failed);
  server.listen({ host: loopback, port, exclusive: true }, resolve);
  try {
    await promise;
  } finally {
    server.removeListener('error', failed);
  }
  const { address, port: actual } = server.address() as AddressInfo;
  if (address !== loopback) {
    server.close();
    throw new Error(`Stet only listens on ${loopback}, never on ${address}.`);
  }
  return actual;
}

function explain({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Choose another, or leave --port out.`;
  if (code === 'EACCES')
    return `Port ${port} needs rights that Stet does not have. Choose one above 1023.`;
  return `Stet cannot listen on port ${port}: ${message}`;
}
