interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): Policy;
}
interface Policy {
  createScriptURL(address: string): unknown;
}

declare global {
  interface Window {
    trustedTypes?: TrustedTypes;
  }
}

let policy: Policy | undefined;

/**
 * The address of a worker of our own as Trusted Types want it (the page's policy names `stet-worker`).
 * Scripts that the build put beside the page, and nothing else, become workers.
 *
 * @param address from `import address from './….ts?worker&url'`
 */
export function workerAddress(address: string): string {
  policy ??= window.trustedTypes?.createPolicy('stet-worker', { createScriptURL: own });
  // Typed as the text that it stands for; the DOM's types know no other.
  return (policy?.createScriptURL(address) ?? own(address)) as string;
}

function own(address: string): string {
  const { protocol, host, pathname } = new URL(address, location.href);
  const isOurs = protocol === location.protocol && host === location.host;
  if (!isOurs || !/^\/assets\/[\w.-]+\.js$/.test(pathname)) {
    throw new TypeError(`No worker of Stet: ${address}`);
  }
  return address;
}
