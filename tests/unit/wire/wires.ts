import { readdirSync, readFileSync } from 'node:fs';
import type { WireOptions } from '../../../shared/formats/wire/types.ts';

export interface Expectation {
  about: string;
  options?: Partial<WireOptions>;
  /** What is not named here must be absent. */
  fields: Record<string, unknown>;
  body: string[];
  /** Fields of the findings, where the wire is about what must (not) be proposed. */
  findings?: string[];
}

export const defaults: WireOptions = {
  id: 'urn:uuid:9b2c8a54-0000-4000-8000-000000000001',
  now: '2026-05-05T10:00:00+02:00',
};

const folder = new URL('../../fixtures/wire/', import.meta.url);

/** The invented wires, each with what a person says is in it. */
export const wires = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => {
    const expected = JSON.parse(
      readFileSync(new URL(name.replace('.txt', '.json'), folder), 'utf8'),
    ) as Expectation;
    return {
      name,
      text: readFileSync(new URL(name, folder), 'utf8'),
      expected,
      options: { ...defaults, ...expected.options },
    };
  });
