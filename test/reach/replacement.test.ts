import { describe, expect, test } from 'vitest';
import { IN_PLACE, RESOURCES } from '../../catalogue/resources';
import { CONSTRUCTS, changedBy, nameOf, TYPES, typeOf } from './changed-by';

/**
 * That the documentation of a property says whether a change replaces the resource, as the CloudFormation specification
 * does. The property is changed on many random constructs; what then differs in the template tells.
 */

test('the constructs are those of all resource types', () => {
  expect(CONSTRUCTS.map(([owner]) => owner).sort()).toEqual(TYPES.map(nameOf).sort());
});

describe.each(CONSTRUCTS)('%s', (owner, props) => {
  const { properties } = typeOf(owner);
  const setBy = RESOURCES.find(({ construct }) => construct === owner)?.properties ?? {};

  test.each(props.map((property) => [property.name, property] as const))('%s', (_, property) => {
    const all = [...changedBy(owner, props, property)];
    const changed = all.filter((name) => !IN_PLACE.includes(`${owner}.${name}`));
    const replacing = changed.filter((name) => properties[name]?.causesReplacement === 'yes');

    expect(
      all.filter((name) => !setBy[name]?.includes(property.name)),
      'not in the catalogue of its page',
    ).toEqual([]);
    const isSaid = /replaces/.test(property.docs);
    expect(isSaid ? [] : replacing, 'replaces, and the documentation does not say so').toEqual([]);
    // Of a property that changes nothing here, such as a key of the same ARN, nothing is known.
    expect(isSaid && replacing.length === 0 ? changed : [], 'does not replace, as the documentation says').toEqual([]);
  });
});

test.each(IN_PLACE)('the specification says that a change of %s replaces the resource', (path) => {
  const [owner = '', name = ''] = path.split('.');

  expect(typeOf(owner).properties[name]?.causesReplacement).toBe('yes');
});
