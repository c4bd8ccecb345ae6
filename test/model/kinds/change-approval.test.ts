import { expect, test } from 'vitest';
import { changeApproval } from '../../../src/model/kinds/change-approval';
import { ABSENT, ANY_ENV, known, STRANGER, UNKNOWN } from '../../support/nodes';

const read = (properties: Readonly<Record<string, unknown>>) =>
  changeApproval.read((name) => properties[name], ANY_ENV);

test('an approval is that of a collaboration, for an account or not', () => {
  const collaborationId = '4c7b';
  const collaborationPointer = { kind: 'literal', text: collaborationId };

  expect(read({ collaborationId, accountId: STRANGER })).toEqual({ collaborationPointer, account: known(STRANGER) });
  expect(read({ collaborationId })).toEqual({ collaborationPointer, account: ABSENT });
  expect(read({ collaborationId: { Ref: 'Id' }, accountId: { Ref: 'Account' } })).toEqual({
    collaborationPointer: { kind: 'unknown' },
    account: UNKNOWN,
  });
});
