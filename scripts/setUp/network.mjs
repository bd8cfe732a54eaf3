/**
 * A network that swallows packets would hold the set-up for minutes, so a download begins with a
 * short question. Node's fetch goes around proxies: with one, only the download itself can tell.
 * @param {string} address
 * @param {number} [limit] ms
 * @returns {Promise<boolean>}
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
  } catch {
    return false;
  }
}
