import { isComplete, itemsOf } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { canTrust } from '../../model/permissions';
import { CLEAN_ROOMS } from '../../model/trust';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

const ACTIONS = ['kms:GenerateDataKey', 'kms:Decrypt'];

export const keysAdmitCleanRooms = rule({
  id: 'KeysAdmitCleanRooms',
  catalogueIds: ['CR-ITAB-010', 'CR-IDM-010'],
  subject: 'resource',
  severity: 'error',
  title: 'Clean Rooms can use the key of an intermediate table or of an ID mapping table',
  why: 'Clean Rooms encrypts the data of the table as cleanrooms.amazonaws.com, so the key policy must allow this service to use the key',
  fix: text`add a statement to the key policy that allows the actions to
    ${code('new ServicePrincipal("cleanrooms.amazonaws.com")')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/data-protection.html',
    basis: 'documented',
  },
  check: (resource) => {
    if (resource.kind !== 'intermediateTable' && resource.kind !== 'idMappingTable') {
      return [];
    }
    const key = nodeOf(resource.key);
    if (!key || !isComplete(key.policy)) {
      return [];
    }
    const missing = ACTIONS.filter(
      (action) => !itemsOf(key.policy).some((statement) => canTrust(statement, CLEAN_ROOMS, action)),
    );
    return missing.length === 0
      ? []
      : [
          {
            what: `the policy of the key ${nameOf(key)} of ${nameOf(resource)} does not allow ${CLEAN_ROOMS} ${quoted(missing)}`,
            property: 'KmsKeyArn',
          },
        ];
  },
});
