import {
  ABSENT,
  type Fact,
  isAbsent,
  isComplete,
  itemsOf,
  join,
  known,
  type ListFact,
  list,
  UNKNOWN,
} from '../../../model/fact';
import type { LogPolicyFacts, ModelLogs } from '../../../model/kinds/model-association';
import { label, type ModelAssociationNode } from '../../../model/nodes';
import { at, numberOf } from '../../../model/raw';
import type { ControlValue } from '../../controls';
import type { Room } from '../../room';
import { metricsOf } from '../model-metrics';
import { ownerOf } from '../owner';
import { sortedNames } from '../sorted';
import { onlyFilled } from './collaboration';
import { type About, ofFact, ofList, type ReadControl, unknownOnes } from './reading';

/** What the privacy policies of models allow: logs, metrics, exports and the size of what they return. */
export function controlsOfModels(room: Room): readonly ReadControl[] {
  return room.memberships
    .flatMap(({ modelAssociations }) => itemsOf(modelAssociations))
    .flatMap((node) => ofModel(node, { owner: ownerOf(room, node), subject: label(node), of: node.path }));
}

/** The property of each part with the size of what it returns. */
const SIZES = [
  ['trainedModels', 'maxArtifactSize'],
  ['trainedModelInferenceJobs', 'maxOutputSize'],
  ['trainedModelExports', 'maxSize'],
] as const;

function ofModel(node: ModelAssociationNode, about: About): readonly ReadControl[] {
  const { logs, exports, noise } = node;
  const policies = at(node.property('privacyConfiguration'), 'policies');
  return [
    ...logs.flatMap((one) => ofLogs(one, { ...about, subject: `${about.subject}, ${one.job}` })),
    ...ofList(about, 'MODEL_EXPORTS', exports.state === 'known' ? onlyFilled(exports.value) : exports, sortedNames),
    ...SIZES.flatMap(([part, size]) =>
      ofFact(
        { ...about, subject: `${about.subject}, ${part}` },
        'MODEL_OUTPUT_SIZE',
        numberOf(at(policies, part, size, 'value')),
      ),
    ),
    ...ofList(about, 'MODEL_METRICS', onlyFilled(metricsOf(node)), sortedNames),
    ...ofFact(about, 'METRIC_NOISE', noise),
  ];
}

/** Several policies apply to one log: each lets some accounts read some of it, and the most of all of them counts. */
function ofLogs({ policies }: ModelLogs, about: About): readonly ReadControl[] {
  const all = itemsOf(policies);
  if (!isComplete(policies)) {
    return unknownOnes(about, ['MODEL_LOG_READERS', 'MODEL_LOG_DETAIL', 'MODEL_LOG_FILTER', 'MODEL_LOG_REDACTION']);
  }
  if (all.length === 0) {
    return [];
  }
  return [
    ...ofList(about, 'MODEL_LOG_READERS', join(list(all.map(({ accounts }) => accounts))), sortedNames),
    ...ofFact(about, 'MODEL_LOG_DETAIL', detailOf(all)),
    ...ofFact(about, 'MODEL_LOG_FILTER', filterOf(all)),
    ...ofList(about, 'MODEL_LOG_REDACTION', redactionOf(all), sortedNames),
  ];
}

/** A policy without a type is for all logs. */
function detailOf(policies: readonly LogPolicyFacts[]): Fact<string> {
  const types = policies.map(({ type }) => (isAbsent(type) ? known(ALL) : type));
  const most = types.find((type) => type.state === 'known' && type.value === ALL);
  return most ?? types.find(({ state }) => state === 'unknown') ?? types[0];
}

const ALL = 'ALL';

/** The patterns of all policies, if each has one. */
function filterOf(policies: readonly LogPolicyFacts[]): Fact<ControlValue> {
  const filters = policies.map(({ filter }) => filter);
  if (filters.some(isAbsent)) {
    return ABSENT;
  }
  const patterns = filters.flatMap((filter) => (filter.state === 'known' ? [filter.value] : []));
  return patterns.length === filters.length ? known(sortedNames(patterns)) : UNKNOWN;
}

/** What all policies redact. */
function redactionOf(policies: readonly LogPolicyFacts[]): ListFact<string> {
  const redactions = policies.map(({ redaction }) =>
    redaction.state === 'known' ? redaction.value.entities : redaction,
  );
  if (redactions.some(isAbsent)) {
    return ABSENT;
  }
  if (!redactions.every(isComplete)) {
    return UNKNOWN;
  }
  const [first, ...others] = redactions.map((one) => itemsOf(one));
  return onlyFilled(list(first.filter((entity) => others.every((other) => other.includes(entity)))));
}
