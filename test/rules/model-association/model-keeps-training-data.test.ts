import type { Fact, ListFact } from '../../../src/model/fact';
import type { LogPolicyFacts } from '../../../src/model/kinds/model-association';
import { modelKeepsTrainingData } from '../../../src/rules/model-association/model-keeps-training-data';
import { ABSENT, known, list, logPolicy, modelAssociation, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'redact the logs or restrict them to error summaries, add noise to the metrics, or remove the policy for exports';

const model = (
  more: Partial<LogPolicyFacts> = {},
  noise: Fact<string> = known('NONE'),
  exports: Fact<ListFact<string>> = known(list(['MODEL'])),
) =>
  modelAssociation(undefined, undefined, {
    logs: [{ job: 'trainedModels', policies: list([logPolicy(more)]) }],
    noise,
    exports,
  });

const UNRESTRICTED = [
  {
    severity: 'warning',
    what: 'the model association "lookalike" allows exports of the model, metrics without noise, and complete logs that are not redacted',
    fix: FIX,
    property: 'PrivacyConfiguration',
  },
] as const;

describeRule(modelKeepsTrainingData, {
  fires: [
    {
      name: 'nothing is restricted',
      subject: () => model(),
      violations: UNRESTRICTED,
    },
    {
      name: 'one of several policies for logs of one job restricts nothing',
      subject: () => ({
        ...model(),
        logs: [
          { job: 'trainedModels' as const, policies: list([logPolicy({ filter: known('ERROR') }), logPolicy()]) },
          { job: 'trainedModelInferenceJobs' as const, policies: list([logPolicy({ filter: known('ERROR') })]) },
        ],
      }),
      violations: UNRESTRICTED,
    },
  ],
  quiet: [
    { name: 'metrics have noise', subject: () => model({}, known('HIGH')) },
    { name: 'metrics have the default noise', subject: () => model({}, ABSENT) },
    { name: 'nothing is exported', subject: () => model({}, known('NONE'), ABSENT) },
    {
      name: 'logs are redacted',
      subject: () => model({ redaction: known({ entities: list(['NUMBERS']), patterns: ABSENT }) }),
    },
    { name: 'logs are filtered', subject: () => model({ filter: known('ERROR') }) },
    { name: 'logs are summaries', subject: () => model({ type: known('ERROR_SUMMARY') }) },
  ],
  unknown: [
    { name: 'the noise is a token', subject: () => model({}, UNKNOWN) },
    { name: 'the type of the logs is a token', subject: () => model({ type: UNKNOWN }) },
    { name: 'the exports are a token', subject: () => model({}, known('NONE'), UNKNOWN) },
  ],
});
