import type { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { InputError } from '../private/errors';
import { code, text } from '../private/text';
import type { SourceOfTable } from './source-of-table';
import type { DatabricksSourceOptions } from './table-source-options';

export class DatabricksSource implements SourceOfTable {
  public readonly wildcardReason = 'the library creates no role for a Databricks table';

  constructor(private readonly names: DatabricksSourceOptions) {}

  /** The L1 of aws-cdk-lib 2.275.0 lacks the source, so it is an override. */
  public render(): CfnConfiguredTable.TableReferenceProperty {
    return {};
  }

  public override(resource: CfnConfiguredTable): void {
    const { workspaceUrl, schemaName, tableName, deltaShareEndpoint, shareName } = this.names;
    resource.addPropertyOverride('TableReference.Databricks', {
      WorkspaceUrl: workspaceUrl,
      SchemaName: schemaName,
      TableName: tableName,
      ConnectionType: { DeltaSharing: { DeltaShareEndpoint: deltaShareEndpoint, ShareName: shareName } },
    });
  }

  public readStatements(scope: Construct): PolicyStatement[] {
    throw new InputError(scope, {
      what: 'the library cannot create a role for a Databricks table',
      why: 'the documentation of Clean Rooms does not state which permissions the role needs',
      fix: text`specify ${code('role')} of the association`,
    });
  }
}
