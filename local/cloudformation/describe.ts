import type { ChangeSet } from './change-set';
import { specificationOf } from './replacement';
import type { Stack, StackEvent } from './stack';
import type { Template } from './template';

/** The shapes of CloudFormation's answers; members without a value are left out by the protocol. */
export function stack(it: Stack): object {
  return {
    StackId: it.id,
    StackName: it.name,
    ChangeSetId: it.changeSetId,
    CreationTime: it.created,
    LastUpdatedTime: it.lastUpdated,
    DeletionTime: it.isDeleted ? it.events.at(-1)?.timestamp : undefined,
    StackStatus: it.status,
    StackStatusReason: it.statusReason,
    DisableRollback: false,
    EnableTerminationProtection: it.terminationProtection,
    NotificationARNs: [],
    Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
    Parameters: Object.entries(it.givenParameters).map(([name, given]) => {
      const value = it.template.Parameters?.[name]?.Type.startsWith('AWS::SSM::') ? it.parameters[name] : undefined;
      const isSecret = String(it.template.Parameters?.[name]?.NoEcho) === 'true';
      return {
        ParameterKey: name,
        ParameterValue: isSecret ? '****' : given,
        ResolvedValue: value === undefined ? undefined : String(value),
      };
    }),
    Outputs: it.outputs.map(({ key, value, description, exportName }) => ({
      OutputKey: key,
      OutputValue: value,
      Description: description,
      ExportName: exportName,
    })),
    Tags: it.tags,
  };
}

/** Newest first. */
export function events(it: Stack): object[] {
  return it.events.map((event) => eventOf(it, event)).reverse();
}

export function resources(it: Stack): object[] {
  return [...it.resources.values()].map(({ logicalId, physicalId, type }) => {
    const last = it.events.filter((event) => event.logicalId === logicalId).at(-1);
    return {
      StackId: it.id,
      StackName: it.name,
      LogicalResourceId: logicalId,
      PhysicalResourceId: physicalId,
      ResourceType: type,
      ResourceStatus: last?.status,
      ResourceStatusReason: last?.reason,
      Timestamp: last?.timestamp,
      LastUpdatedTimestamp: last?.timestamp,
    };
  });
}

export function changeSet(it: ChangeSet): object {
  const failed = 'reason' in it.outcome ? it.outcome.reason : undefined;
  const given = 'reason' in it.outcome ? {} : it.outcome.target.parameters.given;
  return {
    ChangeSetId: it.id,
    ChangeSetName: it.name,
    StackId: it.stack.id,
    StackName: it.stack.name,
    Description: it.description,
    CreationTime: it.created,
    Status: failed === undefined ? 'CREATE_COMPLETE' : 'FAILED',
    StatusReason: failed,
    ExecutionStatus: failed !== undefined ? 'UNAVAILABLE' : it.executed ? 'EXECUTE_COMPLETE' : 'AVAILABLE',
    Parameters: Object.entries(given).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    Tags: it.tags,
    Changes: it.changes.map((ResourceChange) => ({ Type: 'Resource', ResourceChange })),
  };
}

export function templateSummary({ Parameters = {}, Resources }: Template): object {
  return {
    Parameters: Object.entries(Parameters).map(([ParameterKey, { Type, Default }]) => ({
      ParameterKey,
      ParameterType: Type,
      DefaultValue: Default,
    })),
    ResourceTypes: [...new Set(Object.values(Resources).map(({ Type }) => Type))],
    ResourceIdentifierSummaries: identifierSummaries(Resources),
  };
}

/** How resources to import are identified, by their types. */
function identifierSummaries(resources: Template['Resources']): object[] {
  const types = [...new Set(Object.values(resources).map(({ Type }) => Type))];
  return types.flatMap((type) => {
    const { primaryIdentifier: ResourceIdentifiers } = specificationOf(type) ?? {};
    const ofType = Object.entries(resources).filter(([, { Type }]) => Type === type);
    const LogicalResourceIds = ofType.map(([logicalId]) => logicalId);
    return ResourceIdentifiers ? [{ ResourceType: type, LogicalResourceIds, ResourceIdentifiers }] : [];
  });
}

function eventOf(it: Stack, event: StackEvent): object {
  return {
    StackId: it.id,
    StackName: it.name,
    EventId: event.eventId,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: event.timestamp,
    ResourceStatus: event.status,
    ResourceStatusReason: event.reason,
  };
}
