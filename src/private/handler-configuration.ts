import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { Note } from './note';

/** What users can configure of the functions behind custom resources: the options of `CleanRoomsHandlers`. */
export interface HandlerConfiguration {
  readonly environment?: { readonly [name: string]: string };
  readonly environmentEncryption?: IKeyRef;
  readonly logEncryptionKey?: IKeyRef;
  readonly reservedConcurrentExecutions?: number;
  readonly securityGroups?: ISecurityGroup[];
  readonly tags?: { readonly [key: string]: string };
  readonly vpc?: IVpc;
  readonly vpcSubnets?: SubnetSelection;
}

/** What was configured at a scope, in the order of the calls. */
const CONFIGURATIONS = new Note<HandlerConfiguration[]>('handlerConfigurations');

export function configureHandlers(scope: IConstruct, configuration: HandlerConfiguration): void {
  if (!CONFIGURATIONS.isOn(scope)) {
    CONFIGURATIONS.write(scope, []);
  }
  CONFIGURATIONS.read(scope)?.push(configuration);
}

/** Each option from the nearest scope that states it. Complete only when the app is: a scope can be configured late. */
export function handlerConfiguration(construct: IConstruct): HandlerConfiguration {
  let merged: HandlerConfiguration = {};
  for (const stated of construct.node.scopes.flatMap((scope) => CONFIGURATIONS.read(scope) ?? [])) {
    const { vpc, vpcSubnets, securityGroups, environment, tags, ...others } = stated;
    merged = {
      ...merged,
      ...definedOf(others),
      // Subnets and security groups are of one VPC.
      ...(vpc === undefined ? {} : { vpc, vpcSubnets, securityGroups }),
      ...(environment === undefined ? {} : { environment: { ...merged.environment, ...environment } }),
      ...(tags === undefined ? {} : { tags: { ...merged.tags, ...tags } }),
    };
  }
  return merged;
}

function definedOf<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
