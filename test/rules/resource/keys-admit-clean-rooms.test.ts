import type { StatementFacts } from '../../../src/model/statements';
import { keysAdmitCleanRooms } from '../../../src/rules/resource/keys-admit-clean-rooms';
import {
  association,
  idMappingTable,
  intermediateTable,
  key,
  known,
  list,
  outside,
  statement,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const SERVICE = ['cleanrooms.amazonaws.com'];
const FIX =
  'add a statement to the key policy that allows the actions to `new ServicePrincipal("cleanrooms.amazonaws.com")`';

function encryptedWith(...statements: StatementFacts[]) {
  return intermediateTable(undefined, known('daily'), { key: to(key(...statements)) });
}

describeRule(keysAdmitCleanRooms, {
  fires: [
    {
      name: 'the key admits its account only',
      subject: () => encryptedWith(statement({ actions: ['kms:*'], principals: [['arn:aws:iam::111111111111:root']] })),
      violations: [
        {
          severity: 'error',
          what: 'the policy of the key "Key" of "daily" does not allow cleanrooms.amazonaws.com "kms:GenerateDataKey", "kms:Decrypt"',
          fix: FIX,
          property: 'KmsKeyArn',
        },
      ],
    },
    {
      name: 'the key of an ID mapping table lacks an action',
      subject: () =>
        idMappingTable(undefined, { key: to(key(statement({ actions: ['kms:Decrypt'], services: SERVICE }))) }),
      violations: [
        {
          severity: 'error',
          what: 'the policy of the key "Key" of "ids" does not allow cleanrooms.amazonaws.com "kms:GenerateDataKey"',
          fix: FIX,
          property: 'KmsKeyArn',
        },
      ],
    },
    {
      name: 'the service is denied',
      subject: () => encryptedWith(statement({ actions: ['kms:*'], services: SERVICE, allow: false })),
      violations: [
        {
          severity: 'error',
          what: 'the policy of the key "Key" of "daily" does not allow cleanrooms.amazonaws.com "kms:GenerateDataKey", "kms:Decrypt"',
          fix: FIX,
          property: 'KmsKeyArn',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the key admits the service',
      subject: () =>
        encryptedWith(
          statement({ actions: ['kms:Decrypt'], services: SERVICE }),
          statement({ actions: ['kms:GenerateDataKey*'], services: SERVICE }),
        ),
    },
    { name: 'the table has no key', subject: () => association(undefined, undefined) },
  ],
  unknown: [
    {
      name: 'the key is outside of the app',
      subject: () => intermediateTable(undefined, known('daily'), { key: outside('arn') }),
    },
    {
      name: 'a principal is not known',
      subject: () => encryptedWith({ ...statement({ actions: ['kms:*'] }), services: UNKNOWN }),
    },
    {
      name: 'the policy is not known',
      subject: () => intermediateTable(undefined, known('daily'), { key: to({ ...key(), policy: list([], false) }) }),
    },
  ],
});
