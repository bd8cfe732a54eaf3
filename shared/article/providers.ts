/**
 * Where an embed comes from, told by its address alone: nothing is ever asked of the network for it.
 * Names are the ones that the providers use themselves.
 */

interface Place {
  name: string;
  /** The host itself and whatever lies under it. */
  hosts: readonly string[];
  /** Where only some paths of the host are meant. */
  path?: RegExp;
}

const places: readonly Place[] = [
  { name: 'YouTube', hosts: ['youtube.com', 'youtu.be', 'youtube-nocookie.com'] },
  { name: 'Vimeo', hosts: ['vimeo.com'] },
  { name: 'Dailymotion', hosts: ['dailymotion.com', 'dai.ly'] },
  { name: 'Twitch', hosts: ['twitch.tv'] },
  { name: 'X', hosts: ['x.com', 'twitter.com'] },
  { name: 'Instagram', hosts: ['instagram.com', 'instagr.am'] },
  { name: 'Threads', hosts: ['threads.net', 'threads.com'] },
  { name: 'TikTok', hosts: ['tiktok.com'] },
  { name: 'Bluesky', hosts: ['bsky.app'] },
  { name: 'Facebook', hosts: ['facebook.com', 'fb.watch', 'fb.com'] },
  { name: 'LinkedIn', hosts: ['linkedin.com'] },
  { name: 'Reddit', hosts: ['reddit.com', 'redd.it'] },
  { name: 'Telegram', hosts: ['t.me'] },
  { name: 'Spotify', hosts: ['spotify.com'] },
  { name: 'SoundCloud', hosts: ['soundcloud.com'] },
  { name: 'Apple Podcasts', hosts: ['podcasts.apple.com'] },
  { name: 'Datawrapper', hosts: ['datawrapper.de', 'datawrapper.dwcdn.net', 'dwcdn.net'] },
  { name: 'Flourish', hosts: ['flourish.studio', 'flo.uri.sh'] },
  { name: 'Infogram', hosts: ['infogram.com'] },
  { name: 'DocumentCloud', hosts: ['documentcloud.org'] },
  { name: 'Google Maps', hosts: ['maps.app.goo.gl'] },
  { name: 'Google Maps', hosts: ['goo.gl'], path: /^\/maps\// },
  { name: 'OpenStreetMap', hosts: ['openstreetmap.org'] },
];

/** Google has a host for nearly every country. */
const googleHost = /^(?:(?:www|maps)\.)?google\.(?:[a-z]{2,3})(?:\.[a-z]{2})?$/;

/** Servers of the federated networks go by any name; how they name a post is the same on all. */
const federatedPost = /^\/(?:@[\w.-]+(?:@[\w.-]+)?\/\d{6,}|users\/[\w.-]+\/statuses\/\d+)\/?$/;

const underHost = (host: string, of: string) => host === of || host.endsWith(`.${of}`);

/** The provider's name; '' where the host is none that is known, or the address none at all. */
export function providerOf(address: string): string {
  const url = URL.parse(address.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return '';
  const host = url.hostname.replace(/\.$/, '');
  const known = places.find(
    ({ hosts, path }) =>
      hosts.some((of) => underHost(host, of)) && (path?.test(url.pathname) ?? true),
  );
  if (known) return known.name;
  if (googleHost.test(host) && (host.startsWith('maps.') || /^\/maps(?:\/|$)/.test(url.pathname))) {
    return 'Google Maps';
  }
  return federatedPost.test(url.pathname) ? 'Mastodon' : '';
}

/** Whether the address is of one thing at a known provider, and not of its front page. */
export function isOfferedAsEmbed(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' && url.pathname.length > 1 && providerOf(address) !== '';
}

/** What a reader is told of where the address leads. */
export const hostOf = (address: string): string =>
  URL.parse(address.trim())?.hostname.replace(/^www\./, '') ?? '';

export type EmbedAddress =
  | { url: string; provider: string }
  /** `instead`: the same address with https, for a person to take. */
  | { problem: 'empty' | 'invalid' | 'insecure'; instead?: string };

/**
 * What a person typed or pasted as an embed: an address, or the HTML that providers offer to be
 * copied, of which only the address is kept.
 */
export function embedAddress(typed: string): EmbedAddress {
  const text = typed.trim();
  if (text === '') return { problem: 'empty' };
  const found = text.startsWith('<') ? addressInCode(text) : text;
  if (found === undefined || /\s/.test(found)) return { problem: 'invalid' };
  const whole = withScheme(found);
  const url = URL.parse(whole);
  if (!url || url.username + url.password !== '') return { problem: 'invalid' };
  if (url.protocol === 'http:') {
    url.protocol = 'https:';
    return { problem: 'insecure', instead: url.href };
  }
  if (url.protocol !== 'https:' || !/\./.test(url.hostname)) return { problem: 'invalid' };
  const address = pageOfPlayer(url) ?? whole;
  return { url: address, provider: providerOf(address) };
}

function withScheme(address: string): string {
  if (address.startsWith('//')) return `https:${address}`;
  return /^([a-z0-9-]+\.)+[a-z]{2,}(:\d+)?([/?#]|$)/i.test(address)
    ? `https://${address}`
    : address;
}

/** In the order in which providers name what is embedded; the last link of a quoted post is its own. */
function addressInCode(code: string): string | undefined {
  const attribute = (name: string) =>
    [...code.matchAll(new RegExp(`\\s${name}\\s*=\\s*["']([^"']+)["']`, 'gi'))].map(
      ([, value = '']) => value.replaceAll('&amp;', '&').trim(),
    );
  const isAddress = (value: string) => /^(https?:)?\/\//i.test(value);
  const frame = /<iframe\b/i.test(code) ? attribute('src').find(isAddress) : undefined;
  return (
    frame ??
    [...attribute('data-instgrm-permalink'), ...attribute('cite')].find(isAddress) ??
    attribute('href').findLast(isAddress) ??
    attribute('src').find(isAddress)
  );
}

/** The page that a reader can open, for the address of a player in a frame. */
function pageOfPlayer(url: URL): string | undefined {
  const host = url.hostname.replace(/^www\./, '');
  const id = url.pathname.split('/')[2] ?? '';
  if (/^youtube(-nocookie)?\.com$/.test(host) && /^\/embed\/[\w-]+$/.test(url.pathname)) {
    return `https://www.youtube.com/watch?v=${id}`;
  }
  if (host === 'player.vimeo.com' && /^\/video\/\d+$/.test(url.pathname)) {
    return `https://vimeo.com/${id}`;
  }
  if (host === 'open.spotify.com' && url.pathname.startsWith('/embed/')) {
    return `https://open.spotify.com${url.pathname.slice('/embed'.length)}`;
  }
  const held = url.searchParams.get(host === 'w.soundcloud.com' ? 'url' : 'href');
  const holds = host === 'w.soundcloud.com' || url.pathname.startsWith('/plugins/');
  return holds && held && providerOf(held) !== '' && held.startsWith('https:') ? held : undefined;
}
