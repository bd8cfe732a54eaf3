import { describe, expect, test } from 'vitest';
import { readAt, writeAt } from '../../../shared/article/metadataPath.ts';

describe('values inside metadata', () => {
  test('are written without touching anything else', () => {
    const before = { byline: { tagline: 'By us', extra: 1 }, tags: [] };
    const after = writeAt(before, ['byline', 'contributors', 0, 'name'], 'Mara');
    expect(after).toEqual({
      byline: { tagline: 'By us', extra: 1, contributors: [{ name: 'Mara' }] },
      tags: [],
    });
    expect(before).toEqual({ byline: { tagline: 'By us', extra: 1 }, tags: [] });
    expect(after.tags).toBe(before.tags);
  });

  test('leave nothing empty behind when they are taken away', () => {
    const article = { dateline: { place: 'PORT ELLERY' }, status: 'draft' };
    expect(writeAt(article, ['dateline', 'place'], undefined)).toEqual({ status: 'draft' });
    expect(writeAt({ status: 'draft' }, ['dateline', 'place'], undefined)).toEqual({
      status: 'draft',
    });
  });

  test('in a list keep their place when they are emptied', () => {
    const article = { byline: { contributors: [{ title: 'Editor' }, { title: 'Writer' }] } };
    expect(writeAt(article, ['byline', 'contributors', 0, 'title'], undefined)).toEqual({
      byline: { contributors: [{}, { title: 'Writer' }] },
    });
  });

  test('are only read where they are the object’s own', () => {
    expect(readAt({}, ['constructor', 'name'])).toBeUndefined();
    expect(readAt({ a: [{ b: 2 }] }, ['a', 0, 'b'])).toBe(2);
    expect(readAt({ a: 'text' }, ['a', 'length'])).toBeUndefined();
  });

  test('cannot reach a prototype', () => {
    const article = writeAt({}, ['__proto__', 'polluted'], true) as Record<string, unknown>;
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(article.status).toBeUndefined();
  });
});
