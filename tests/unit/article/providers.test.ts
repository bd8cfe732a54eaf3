import { describe, expect, it, test } from 'vitest';
import { linkFault, looksLikeAddress } from '../../../shared/article/links.ts';
import {
  embedAddress,
  hostOf,
  isOfferedAsEmbed,
  providerOf,
} from '../../../shared/article/providers.ts';
import fc from '../../fastCheck.ts';

describe('the provider of an address', () => {
  test.each([
    ['https://www.youtube.com/watch?v=abc', 'YouTube'],
    ['https://youtu.be/abc', 'YouTube'],
    ['https://m.youtube.com/shorts/abc', 'YouTube'],
    ['https://vimeo.com/123', 'Vimeo'],
    ['https://x.com/desk/status/1', 'X'],
    ['https://mobile.twitter.com/desk/status/1', 'X'],
    ['https://www.instagram.com/p/abc/', 'Instagram'],
    ['https://www.tiktok.com/@desk/video/1', 'TikTok'],
    ['https://bsky.app/profile/desk.example/post/1', 'Bluesky'],
    ['https://social.example/@desk/112233445566', 'Mastodon'],
    ['https://social.example/@desk@other.example/112233445566', 'Mastodon'],
    ['https://social.example/users/desk/statuses/1122', 'Mastodon'],
    ['https://www.facebook.com/desk/posts/1', 'Facebook'],
    ['https://open.spotify.com/episode/1', 'Spotify'],
    ['https://soundcloud.com/desk/tape', 'SoundCloud'],
    ['https://datawrapper.dwcdn.net/AbCdE/1/', 'Datawrapper'],
    ['https://public.flourish.studio/visualisation/1/', 'Flourish'],
    ['https://www.google.com/maps/place/x', 'Google Maps'],
    ['https://maps.google.co.uk/?q=x', 'Google Maps'],
    ['https://maps.app.goo.gl/abc', 'Google Maps'],
    ['https://YouTube.com./watch?v=1', 'YouTube'],
    // Not theirs, whatever they are called.
    ['https://youtube.com.evil.example/watch', ''],
    ['https://notyoutube.com/watch', ''],
    ['https://evil.example/?u=youtube.com', ''],
    ['https://user@evil.example/youtube.com', ''],
    ['https://www.google.com/search?q=maps', ''],
    ['https://netflix.com/title', ''],
    ['javascript://youtube.com/%0aalert(1)', ''],
    ['not an address', ''],
    ['', ''],
  ])('%s → %s', (address, provider) => expect(providerOf(address)).toBe(provider));

  it('is offered for one thing, not for a front page or what is not encrypted', () => {
    expect(isOfferedAsEmbed('https://youtu.be/abc')).toBe(true);
    expect(isOfferedAsEmbed('https://www.youtube.com/')).toBe(false);
    expect(isOfferedAsEmbed('http://youtu.be/abc')).toBe(false);
    expect(isOfferedAsEmbed('https://example.org/story')).toBe(false);
  });

  it('is told by its host where it is not known', () => {
    expect(hostOf('https://www.example.org/a')).toBe('example.org');
    expect(hostOf('https://bücher.example/')).toBe('xn--bcher-kva.example');
  });
});

describe('what is typed as an embed', () => {
  test.each([
    ['https://vimeo.com/1', { url: 'https://vimeo.com/1', provider: 'Vimeo' }],
    ['  youtu.be/abc ', { url: 'https://youtu.be/abc', provider: 'YouTube' }],
    ['//example.org/a', { url: 'https://example.org/a', provider: '' }],
    ['', { problem: 'empty' }],
    ['http://vimeo.com/1', { problem: 'insecure', instead: 'https://vimeo.com/1' }],
    ['javascript:alert(1)', { problem: 'invalid' }],
    ['mailto:desk@example.org', { problem: 'invalid' }],
    ['https://user:pass@vimeo.com/1', { problem: 'invalid' }],
    ['https://localhost/1', { problem: 'invalid' }],
    ['a few words', { problem: 'invalid' }],
    ['<p>no address</p>', { problem: 'invalid' }],
    [
      '<iframe width="560" src="https://www.youtube.com/embed/a-B_1" title="x"></iframe>',
      { url: 'https://www.youtube.com/watch?v=a-B_1', provider: 'YouTube' },
    ],
    [
      '<iframe src="https://player.vimeo.com/video/77?h=1&amp;x=2"></iframe>',
      { url: 'https://vimeo.com/77', provider: 'Vimeo' },
    ],
    [
      '<blockquote class="twitter-tweet"><p>Words <a href="https://t.co/1">pic</a></p>&mdash; <a href="https://twitter.com/desk/status/9">May 4</a></blockquote> <script async src="https://platform.twitter.com/widgets.js"></script>',
      { url: 'https://twitter.com/desk/status/9', provider: 'X' },
    ],
    [
      '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@desk/video/3"><a href="https://www.tiktok.com/@desk">x</a></blockquote>',
      { url: 'https://www.tiktok.com/@desk/video/3', provider: 'TikTok' },
    ],
    [
      '<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fdesk%2Fposts%2F1&amp;width=500"></iframe>',
      { url: 'https://www.facebook.com/desk/posts/1', provider: 'Facebook' },
    ],
  ])('%s', (typed, expected) => expect(embedAddress(typed)).toEqual(expected));

  it('is never anything but an https address, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.webUrl().map((url) => `<iframe src="${url}">`),
        ),
        (typed) => {
          const found = embedAddress(typed);
          if ('url' in found) expect(new URL(found.url).protocol).toBe('https:');
        },
      ),
    );
  });
});

test('what is wrong with a link', () => {
  expect(linkFault('')).toBe('missing');
  expect(linkFault('javascript:alert(1)')).toBe('broken');
  expect(linkFault('http://example.org')).toBe('insecure');
  for (const fine of ['https://example.org', 'mailto:a@example.org', '/story/1']) {
    expect(linkFault(fine)).toBeUndefined();
  }
});

test('what looks like an address, and what like a name', () => {
  for (const typed of [
    'https://a',
    'example.org/x',
    '/story',
    'desk@example.org',
    './a',
    'mailto:a',
  ]) {
    expect([typed, looksLikeAddress(typed)]).toEqual([typed, true]);
  }
  for (const typed of ['vote', 'quay wall', 'Mr. Vole', '', 'see example.org here']) {
    expect([typed, looksLikeAddress(typed)]).toEqual([typed, false]);
  }
});
