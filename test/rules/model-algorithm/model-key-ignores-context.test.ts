import type { ConditionFacts } from '../../../src/model/statements';
import { modelKeyIgnoresContext } from '../../../src/rules/model-algorithm/model-key-ignores-context';
import { key, list, modelAlgorithm, PUBLISHER, statement, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'remove the condition from the statement for cleanrooms-ml.amazonaws.com in the key policy';

const ML = 'cleanrooms-ml.amazonaws.com';

const condition = (name: string, operator = 'StringEquals') => ({ operator, key: name, values: list([[PUBLISHER]]) });

const using = (...conditions: ConditionFacts[]) =>
  modelAlgorithm({
    key: to(
      key(
        statement({ services: [ML], actions: ['kms:*'], conditions: conditions.length > 0 ? conditions : undefined }),
      ),
    ),
  });

describeRule(modelKeyIgnoresContext, {
  fires: [
    {
      name: 'the statement is limited to an account',
      subject: () => using(condition('aws:SourceAccount')),
      violations: [
        {
          severity: 'error',
          what: 'the policy of the key "Key" of "lookalike" allows cleanrooms-ml.amazonaws.com to decrypt only under a condition on "aws:SourceAccount"',
          fix: FIX,
          property: 'KmsKeyArn',
        },
      ],
    },
    {
      name: 'the statement is limited by the encryption context',
      subject: () => using(condition('kms:EncryptionContext:aws:cleanrooms', 'StringLike')),
      violations: [
        {
          severity: 'error',
          what: 'the policy of the key "Key" of "lookalike" allows cleanrooms-ml.amazonaws.com to decrypt only under a condition on "kms:EncryptionContext:aws:cleanrooms"',
          fix: FIX,
          property: 'KmsKeyArn',
        },
      ],
    },
  ],
  quiet: [
    { name: 'there is no condition', subject: () => using() },
    { name: 'the condition is about something else', subject: () => using(condition('kms:GrantOperations')) },
    {
      name: 'the condition holds without a context',
      subject: () => using(condition('aws:SourceArn', 'ArnLikeIfExists')),
    },
    { name: 'the condition holds if there is no context', subject: () => using(condition('aws:SourceArn', 'Null')) },
    {
      name: 'the condition holds for other contexts',
      subject: () => using(condition('aws:SourceArn', 'StringNotEquals')),
    },
    {
      name: 'another statement has no condition',
      subject: () =>
        modelAlgorithm({
          key: to(
            key(
              statement({ services: [ML], actions: ['kms:*'], conditions: [condition('aws:SourceArn')] }),
              statement({ services: [ML], actions: ['kms:Decrypt'] }),
            ),
          ),
        }),
    },
    {
      name: 'no statement is for Clean Rooms ML',
      subject: () =>
        modelAlgorithm({
          key: to(
            key(statement({ principals: [['*']], actions: ['kms:*'], conditions: [condition('aws:SourceArn')] })),
          ),
        }),
    },
  ],
  unknown: [
    { name: 'the key is outside of the app', subject: () => modelAlgorithm() },
    { name: 'the policy is a token', subject: () => modelAlgorithm({ key: to({ ...key(), policy: UNKNOWN }) }) },
    {
      name: 'the conditions are a token',
      subject: () =>
        modelAlgorithm({ key: to(key({ ...statement({ services: [ML], actions: ['kms:*'] }), conditions: UNKNOWN })) }),
    },
  ],
});
