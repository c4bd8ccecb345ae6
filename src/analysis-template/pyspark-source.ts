import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IPrincipal, IRoleRef, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { newServiceRole } from '../private/service-role';
import { type PysparkSourceOptions, PysparkVersion } from './pyspark-options';
import type { BoundSource, SourceOfTemplate } from './source-of-template';

/** The code of a PySpark template. */
export class PysparkSource implements SourceOfTemplate {
  public readonly runnerMembership: IMembershipRef | undefined;

  constructor(private readonly options: PysparkSourceOptions) {
    this.runnerMembership = options.runnerMembership;
  }

  public bind(scope: Construct, trust: () => IPrincipal): BoundSource {
    const { referencedTables, version, errorMessageType } = this.options;
    const entryPoint = this.options.entryPoint._bind(scope, 'EntryPoint');
    const additional = this.options.additionalArtifacts?.map((artifact, index) =>
      artifact._bind(scope, `AdditionalArtifact${index}`),
    );
    const artifacts = [entryPoint, ...(additional ?? [])];
    const statements = artifacts.flatMap((artifact) => artifact.statements);
    const codeRole = this.options.role ?? newCodeRole(scope, trust(), statements);
    return {
      codeRole,
      properties: {
        format: version ?? PysparkVersion.PYSPARK_1_0,
        source: {
          artifacts: {
            entryPoint: entryPoint.property,
            additionalArtifacts: additional?.map(({ property }) => property),
            roleArn: codeRole.roleRef.roleArn,
          },
        },
        schema: { referencedTables },
        errorMessageConfiguration: errorMessageType && { type: errorMessageType },
      },
    };
  }
}

function newCodeRole(scope: Construct, trust: IPrincipal, statements: PolicyStatement[]): IRoleRef {
  return newServiceRole(scope, 'CodeRole', {
    description: 'Clean Rooms reads the code of an analysis template with this role',
    trust,
    policyName: 'ReadCode',
    statements,
    wildcardReason: 'a key that is known only by its alias is identified by a condition',
  });
}
