const unreachable = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * A network that swallows packets would hold the set-up for minutes, so a download begins with a
 * short question. Whatever answers counts: its certificate may be one that only the downloader
 * trusts, and with a proxy, which Node's fetch goes around, only the downloader can tell.
 * @param {string} address
 * @param {number} [limit] ms
 * @returns {Promise<boolean>} false if nobody is there
 */
export async function canBeReached(address, limit = 8_000) {
  const { HTTPS_PROXY, https_proxy, ALL_PROXY, all_proxy } = process.env;
  if (HTTPS_PROXY || https_proxy || ALL_PROXY || all_proxy) return true;
  try {
    await fetch(address, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(limit),
    });
    return true;
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'TimeoutError') return false;
    const { cause } = error;
    // Several addresses were tried: the first failure stands for all.
    const causes = cause instanceof AggregateError ? cause.errors : [cause];
    return !causes.some((one) => unreachable.has(one?.code));
  }
}
