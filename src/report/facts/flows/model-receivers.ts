import { excludes, isAbsent, isComplete, itemsOf, knownValue, list } from '../../../model/fact';
import { hasEveryMembership, type Link, label, type ModelAssociationNode, modelsIn } from '../../../model/nodes';
import { CAN_RECEIVE_INFERENCE_OUTPUT, CAN_RECEIVE_MODEL_OUTPUT } from '../../../private/words';
import type { MemberId } from '../../report';
import type { Participant, Room } from '../../room';
import { metricsOf } from '../model-metrics';
import { canContain } from './parties';
import type { SharedTable } from './tables';

/** A model, or several of which only a pattern is known, with those who learn what it learns. */
export interface Model {
  /** Empty if it is not known which one it is. */
  readonly name: string;
  readonly receivers: readonly Participant[];
}

/** The models that a table admits, if it allows additional analyses. */
export function modelsOf({ node, owner }: SharedTable, room: Room): readonly Model[] {
  // CloudFormation has no property for the models that an intermediate table allows.
  const isOpen = node.kind !== 'association' || !isComplete(node.additionalAnalyses);
  return [
    ...(node.kind === 'association' ? node.models : []).flatMap((link) => modelsBehind(link, room, owner)),
    ...(isOpen ? [{ name: '', receivers: room.participants }] : []),
  ];
}

function modelsBehind(link: Link<ModelAssociationNode>, room: Room, owner: MemberId): readonly Model[] {
  if (link.to === 'node') {
    return [modelOf(link.node, room, owner)];
  }
  const pattern = knownValue(link.text);
  if (pattern === undefined) {
    return [{ name: link.resource?.path ?? '', receivers: room.participants }];
  }
  const account = pattern.split(':')[4] ?? '*';
  if (pattern.includes('configuredaudiencemodelassociation')) {
    // The audience, which is similar to the rows of the table, is written to a bucket of the owner of the model.
    return [{ name: pattern, receivers: room.participants.filter((member) => canBe(account, member, room, owner)) }];
  }
  const known = room.memberships
    .filter(({ env }) => account === '*' || env.account.state !== 'known' || env.account.value === account)
    .flatMap(({ modelAssociations }) => itemsOf(modelAssociations));
  // Who reads the logs of a model of another app is not known.
  const outside = knowsEveryModel(room) ? [] : [{ name: pattern, receivers: room.participants }];
  return [...known.map((model) => modelOf(model, room, owner)), ...outside];
}

function knowsEveryModel({ collaboration }: Room): boolean {
  return collaboration !== undefined && hasEveryMembership(collaboration) && isComplete(modelsIn(collaboration));
}

function canBe(account: string, member: Participant, room: Room, owner: MemberId): boolean {
  return account === '*' || canContain(list([account]), member, room, owner);
}

function modelOf(model: ModelAssociationNode, room: Room, owner: MemberId): Model {
  return {
    name: label(model),
    receivers: room.participants.filter((member) => {
      const { mlAbilities } = member.facts;
      return (
        (canExport(model) && !excludes(mlAbilities, CAN_RECEIVE_MODEL_OUTPUT)) ||
        !excludes(mlAbilities, CAN_RECEIVE_INFERENCE_OUTPUT) ||
        canReadLogs(model, member, room, owner) ||
        canHaveMetrics(model)
      );
    }),
  };
}

/** Whether files of trained models can be exported. */
function canExport({ exports }: ModelAssociationNode): boolean {
  const files = knownValue(exports);
  return !isAbsent(exports) && (files === undefined || !isComplete(files) || itemsOf(files).length > 0);
}

/** Whether the training can publish metrics, which all members receive: the code decides what they contain. */
function canHaveMetrics(model: ModelAssociationNode): boolean {
  const metrics = metricsOf(model);
  return !isComplete(metrics) || itemsOf(metrics).length > 0;
}

function canReadLogs({ logs }: ModelAssociationNode, member: Participant, room: Room, owner: MemberId): boolean {
  return logs.some(
    ({ policies }) =>
      !isComplete(policies) || itemsOf(policies).some(({ accounts }) => canContain(accounts, member, room, owner)),
  );
}
