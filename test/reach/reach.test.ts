import { describe, expect, test } from 'vitest';
import { CLEAN_ROOMS_TYPES } from '../limits/spec-paths';
import { propertiesOfL1s } from './l1-properties';
import { LEFT_OUT } from './left-out';
import { reachedByConstructs } from './reached';

/** The L1s of Clean Rooms have a property for nothing that the constructs of this library cannot specify. */

const RELEASES = ['aws-cdk-lib', 'aws-cdk-lib-newest'] as const;
const PROPERTIES = new Set(RELEASES.flatMap((release) => [...propertiesOfL1s(release)]));
const reached = reachedByConstructs();

describe.each(RELEASES)('%s', (release) => {
  const properties = propertiesOfL1s(release);

  test('has an L1 for each type', () => {
    expect([...new Set([...properties].map((path) => path.split('.')[0]))].sort()).toEqual(
      CLEAN_ROOMS_TYPES.map((type) => type.split('::')[2]).sort(),
    );
  });

  test('has no fewer properties than before', () => {
    expect(properties.size).toBeGreaterThanOrEqual(337);
  });

  test('has no property that is out of reach', () => {
    const missing = [...properties].filter((path) => !reached.has(path));

    expect(missing.filter((path) => !Object.hasOwn(LEFT_OUT, path))).toEqual([]);
  });
});

describe('what is left out', () => {
  test.each(Object.keys(LEFT_OUT))('%s is a property, and no construct sets it', (path) => {
    expect(PROPERTIES).toContain(path);
    expect(reached).not.toContain(path);
  });
});
