import { expect, test } from 'vitest';
import type { Kind, LinksFrom } from '../../../src/model/kind';
import { audienceModelAssociation } from '../../../src/model/kinds/audience-model-association';
import { autoApproval } from '../../../src/model/kinds/auto-approval';
import { mlConfiguration } from '../../../src/model/kinds/ml-configuration';
import { ANY_ENV, known, list, UNKNOWN } from '../../support/nodes';

/** The facts of custom resources that no rule is about, but which others refer to. */

function read<Facts, Props, Links extends LinksFrom<Facts>>(
  kind: Kind<Facts, Props, Links>,
  properties: Readonly<Record<string, unknown>>,
): Facts {
  return kind.read((name) => properties[name], ANY_ENV);
}

const id = '4c7b';
const pointer = { kind: 'literal', text: id };

test('an audience model is associated with a membership by a name', () => {
  expect(read(audienceModelAssociation, { name: 'lookalikes', membershipId: id })).toEqual({
    name: known('lookalikes'),
    membershipPointer: pointer,
  });
});

test('the configuration of machine learning is that of a membership', () => {
  expect(read(mlConfiguration, { membershipId: id })).toEqual({ membershipPointer: pointer });
});

test.each([
  [['ADD_MEMBER'], list(['ADD_MEMBER'])],
  [undefined, list([])],
  [{ Ref: 'Changes' }, UNKNOWN],
])('changes of a collaboration need no approval: %j', (changeTypes, changes) => {
  expect(read(autoApproval, { collaborationId: id, changeTypes })).toEqual({ collaborationPointer: pointer, changes });
});
