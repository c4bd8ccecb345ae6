import { isComplete, itemsOf } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { canTrust } from '../../model/permissions';
import type { StatementFacts } from '../../model/statements';
import { CLEAN_ROOMS_ML } from '../../model/trust';
import { unique } from '../../model/unique';
import { nameOf, quoted, rule } from '../rule';

/** The condition keys of the source of a call, and of the encryption context. */
const CONTEXT = /^(aws:Source(Arn|Account|OrgID|OrgPaths)|kms:EncryptionContext(:.*|Keys))$/i;

export const modelKeyIgnoresContext = rule({
  id: 'ModelKeyIgnoresContext',
  catalogueIds: ['CR-ML-028'],
  subject: 'modelAlgorithm',
  severity: 'error',
  title: 'Clean Rooms ML can use the key of a model without a condition on the source or the encryption context',
  why: 'Clean Rooms ML does not support source or encryption contexts in key policies, so such a statement allows nothing',
  fix: 'remove the condition from the statement for cleanrooms-ml.amazonaws.com in the key policy',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/data-protection.html',
    basis: 'documented',
  },
  check: (algorithm) => {
    const key = nodeOf(algorithm.key);
    if (!key || !isComplete(key.policy)) {
      return [];
    }
    const statements = itemsOf(key.policy).filter((one) => canTrust(one, CLEAN_ROOMS_ML, 'kms:Decrypt'));
    const conditions = statements.map(contextKeysOf);
    if (statements.length === 0 || conditions.some((keys) => keys.length === 0)) {
      return [];
    }
    const limited = quoted(unique(conditions.flat()));
    return [
      {
        what: `the policy of the key ${nameOf(key)} of ${nameOf(algorithm)} allows ${CLEAN_ROOMS_ML} to decrypt only under a condition on ${limited}`,
        property: 'KmsKeyArn',
      },
    ];
  },
});

function contextKeysOf({ conditions }: StatementFacts): readonly string[] {
  const keys = itemsOf(conditions).filter(({ operator }) => !/IfExists|Null|Not/.test(operator));
  return keys.map(({ key }) => key).filter((key) => CONTEXT.test(key));
}
