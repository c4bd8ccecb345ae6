import { asStrings, type CustomResources, type CustomResourceTarget } from './custom-resource';
import { CloudFormationError } from './errors';
import { same } from './json';
import type { Made, Properties, ResourceContext, ResourceProvider } from './provider';
import type { SchemaCheck } from './schema';
import type { ResourceRecord, Stack } from './stack';
import { isCustom, type ResourceDefinition } from './template';

/** A resource as the template wants it: all functions resolved. */
export interface Wanted {
  readonly logicalId: string;
  readonly definition: ResourceDefinition;
  readonly properties: Properties;
  readonly dependencies: ReadonlySet<string>;
}

/** One physical operation on one resource, custom or not. */
export class Operations {
  constructor(
    private readonly providers: ReadonlyMap<string, ResourceProvider>,
    private readonly customResources: CustomResources,
    private readonly checkSchema: SchemaCheck,
  ) {}

  knows(type: string): boolean {
    return isCustom(type) || this.providers.has(type);
  }

  /** What is refused before anything is sent, so that nothing must be taken back. */
  check({ region }: Stack, { definition, properties }: Wanted, before?: ResourceRecord): void {
    if (!isCustom(definition.Type)) {
      this.checkSchema(definition.Type, properties, region);
    } else if (before !== undefined && !same(before.properties.ServiceToken, properties.ServiceToken)) {
      throw new CloudFormationError('Modifying service token is not allowed.');
    }
  }

  async create(stack: Stack, wanted: Wanted, calledOff?: AbortSignal): Promise<ResourceRecord> {
    const { Type } = wanted.definition;
    if (isCustom(Type)) {
      const target = customTarget(stack, wanted.logicalId, Type, wanted.properties);
      const { physicalId, data } = await this.customResources.request('Create', target, calledOff);
      return recordOf(wanted, { physicalId, attributes: data });
    }
    return recordOf(wanted, await this.provider(Type).create(wanted.properties, contextOf(stack, wanted.logicalId)));
  }

  async update(
    stack: Stack,
    existing: ResourceRecord,
    wanted: Wanted,
    previous: Properties,
    calledOff?: AbortSignal,
  ): Promise<ResourceRecord> {
    const { type, physicalId, logicalId } = existing;
    if (isCustom(type)) {
      const target = { ...customTarget(stack, logicalId, type, wanted.properties), physicalId, previous };
      const answer = await this.customResources.request('Update', target, calledOff);
      return recordOf(wanted, { physicalId: answer.physicalId, attributes: answer.data });
    }
    const context = contextOf(stack, logicalId);
    const made = await this.provider(type).update(physicalId, wanted.properties, previous, context);
    return recordOf(wanted, made);
  }

  /** Imports what exists already, and changes nothing of it. */
  async adopt(stack: Stack, wanted: Wanted, physicalId: string): Promise<ResourceRecord> {
    const { Type } = wanted.definition;
    const made = await this.providers.get(Type)?.read?.(physicalId, contextOf(stack, wanted.logicalId));
    if (made === undefined) {
      throw new CloudFormationError(`ResourceTypes [${Type}] are not supported for Import`);
    }
    return recordOf(wanted, made);
  }

  async delete(stack: Stack, { type, logicalId, physicalId, properties }: ResourceRecord): Promise<void> {
    if (isCustom(type)) {
      const target = { ...customTarget(stack, logicalId, type, properties), physicalId };
      await this.customResources.request('Delete', target);
    } else {
      await this.provider(type).delete(physicalId, properties, contextOf(stack, logicalId));
    }
  }

  private provider(type: string): ResourceProvider {
    const provider = this.providers.get(type);
    if (provider === undefined) {
      throw new CloudFormationError(`Template format error: Unrecognized resource types: [${type}]`);
    }
    return provider;
  }
}

/** Whether the wanted properties are those of the resource; custom resources see text only. */
export function isUnchanged(existing: ResourceRecord, properties: Properties): boolean {
  return isCustom(existing.type)
    ? same(asStrings(existing.properties), asStrings(properties))
    : same(existing.properties, properties);
}

export function recordOf(wanted: Wanted, { physicalId, ref, attributes }: Made): ResourceRecord {
  const { logicalId, definition, properties, dependencies } = wanted;
  return {
    logicalId,
    type: definition.Type,
    physicalId,
    ref: ref ?? physicalId,
    properties,
    attributes,
    definition,
    dependencies,
  };
}

function customTarget(stack: Stack, logicalId: string, type: string, properties: Properties): CustomResourceTarget {
  return { stackName: stack.name, stackId: stack.id, logicalId, type, properties };
}

function contextOf({ account, region, name }: Stack, logicalId: string): ResourceContext {
  return { account, region, stackName: name, logicalId };
}
