/** What the engine asks of a resource type. A provider that throws fails its resource, with the message as the reason. */
export interface ResourceProvider {
  create(properties: Properties, context: ResourceContext): Promise<Made> | Made;
  update(
    physicalId: string,
    properties: Properties,
    previous: Properties,
    context: ResourceContext,
  ): Promise<Made> | Made;
  /** What exists already, for an import. @default - resources of the type cannot be imported here */
  read?(physicalId: string, context: ResourceContext): Promise<Made> | Made;
  delete(physicalId: string, properties: Properties, context: ResourceContext): Promise<void> | void;
}

/** Where a resource lives. */
export interface ResourceContext {
  readonly account: string;
  readonly region: string;
  readonly stackName: string;
  readonly logicalId: string;
}

/** What a provider made: its identity, and what `Ref` and `Fn::GetAtt` give. */
export interface Made {
  readonly physicalId: string;
  /** @default - the physical id */
  readonly ref?: string;
  readonly attributes: { readonly [name: string]: unknown };
}

/** Resolved properties: no intrinsic functions are left in them. */
export type Properties = { readonly [name: string]: unknown };
