import { is, isAbsent, itemsOf, knownValue } from '../../model/fact';
import type { ModelLogs } from '../../model/kinds/model-association';
import { nameOf, rule } from '../rule';

export const modelKeepsTrainingData = rule({
  id: 'ModelKeepsTrainingData',
  catalogueIds: ['CR-ML-024'],
  subject: 'modelAssociation',
  severity: 'warning',
  title: 'A model that can be exported has redacted logs or noise in its metrics',
  why: 'what a model exports, logs and measures can contain the rows of all members that it is trained with',
  fix: 'redact the logs or restrict them to error summaries, add noise to the metrics, or remove the policy for exports',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/associate-model-algorithm.html',
    basis: 'inferred',
  },
  check: (association) =>
    knownValue(association.exports) && is(association.noise, 'NONE') && association.logs.some(areUnlimited)
      ? [
          {
            what: `the model association ${nameOf(association)} allows exports of the model, metrics without noise, and complete logs that are not redacted`,
            property: 'PrivacyConfiguration',
          },
        ]
      : [],
});

function areUnlimited({ policies }: ModelLogs): boolean {
  return itemsOf(policies).some(
    ({ type, filter, redaction }) => is(type, 'ALL') && isAbsent(filter) && isAbsent(redaction),
  );
}
