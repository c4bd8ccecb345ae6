import type { CallInput, ServiceName } from './interception';

/** Something that a call has made, and how it is removed. */
export interface Made {
  readonly arn: string;
  readonly removal: Removal;
}

export interface Removal {
  readonly service: ServiceName;
  readonly operation: string;
  readonly input: CallInput;
}

/**
 * What an operation that makes something has made, and the call that removes it. Undefined if that is unknown without
 * the output, which is lost with a connection.
 */
type Makes = (output: unknown, input: CallInput) => Made | undefined;

interface Entity {
  readonly id: string;
  readonly arn: string;
  readonly membershipId: string;
}

/** What is under nothing else. */
function root(kind: string, operation: string): Makes {
  return (output) => {
    const { id, arn } = memberOf<Partial<Entity>>(output, kind) ?? {};
    const input = { [`${kind}Identifier`]: id };
    return id && arn ? { arn, removal: { service: 'cleanrooms', operation, input } } : undefined;
  };
}

/** What is under a membership. */
function child(kind: string, operation: string): Makes {
  return (output) => {
    const { id, arn, membershipId } = memberOf<Partial<Entity>>(output, kind) ?? {};
    const input = { membershipIdentifier: membershipId, [`${kind}Identifier`]: id };
    return id && arn ? { arn, removal: { service: 'cleanrooms', operation, input } } : undefined;
  };
}

/** A rule has no ARN: that of what it is the rule of, and its type, stand for it. */
function rule(holder: string, ...target: readonly string[]): Makes {
  return (output, input) => {
    const analysisRule = memberOf<Readonly<Record<string, unknown>>>(output, 'analysisRule') ?? {};
    const named = Object.fromEntries(target.map((name) => [name, input[name]]));
    const arn = analysisRule[`${holder}Arn`] ?? Object.values(named).join(' ');
    return {
      arn: `${arn} (its analysis rule of the type ${input.analysisRuleType})`,
      removal: {
        service: 'cleanrooms',
        operation: `Delete${holder[0]?.toUpperCase()}${holder.slice(1)}AnalysisRule`,
        input: { ...named, analysisRuleType: input.analysisRuleType },
      },
    };
  };
}

const MAKES: ReadonlyMap<string, Makes> = new Map([
  ['CreateCollaboration', root('collaboration', 'DeleteCollaboration')],
  ['CreateMembership', root('membership', 'DeleteMembership')],
  ['CreateConfiguredTable', root('configuredTable', 'DeleteConfiguredTable')],
  ['CreateConfiguredTableAnalysisRule', rule('configuredTable', 'configuredTableIdentifier')],
  ['CreateConfiguredTableAssociation', child('configuredTableAssociation', 'DeleteConfiguredTableAssociation')],
  [
    'CreateConfiguredTableAssociationAnalysisRule',
    rule('configuredTableAssociation', 'membershipIdentifier', 'configuredTableAssociationIdentifier'),
  ],
  ['CreateAnalysisTemplate', child('analysisTemplate', 'DeleteAnalysisTemplate')],
  ['CreatePrivacyBudgetTemplate', child('privacyBudgetTemplate', 'DeletePrivacyBudgetTemplate')],
  ['CreateIdNamespaceAssociation', child('idNamespaceAssociation', 'DeleteIdNamespaceAssociation')],
  ['CreateIdMappingTable', child('idMappingTable', 'DeleteIdMappingTable')],
  ['CreateIntermediateTable', child('intermediateTable', 'DeleteIntermediateTable')],
  [
    'CreateIntermediateTableAnalysisRule',
    rule('intermediateTable', 'membershipIdentifier', 'intermediateTableIdentifier'),
  ],
  [
    'PutMLConfiguration',
    (_output, { membershipIdentifier }) => ({
      arn: `the ML configuration of membership ${membershipIdentifier}`,
      removal: { service: 'cleanroomsml', operation: 'DeleteMLConfiguration', input: { membershipIdentifier } },
    }),
  ],
  ['CreateConfiguredAudienceModel', ofMachineLearning('configuredAudienceModelArn', 'DeleteConfiguredAudienceModel')],
  ['CreateAudienceModel', ofMachineLearning('audienceModelArn', 'DeleteAudienceModel')],
  [
    'CreateChangeSet',
    (output, { StackName }) => ({
      arn: memberOf<string>(output, 'StackId') ?? `stack ${StackName}`,
      removal: { service: 'cloudformation', operation: 'DeleteStack', input: { StackName } },
    }),
  ],
]);

function ofMachineLearning(member: string, operation: string): Makes {
  return (output) => {
    const arn = memberOf<string>(output, member);
    return arn ? { arn, removal: { service: 'cleanroomsml', operation, input: { [member]: arn } } } : undefined;
  };
}

function memberOf<T>(output: unknown, name: string): T | undefined {
  return (output as Readonly<Record<string, T>> | undefined)?.[name];
}

/** Undefined for an operation that makes nothing. */
export function removalsOf(operation: string): Makes | undefined {
  return MAKES.get(operation);
}
