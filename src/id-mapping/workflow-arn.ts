import { Stack } from 'aws-cdk-lib';
import type { CfnIdMappingWorkflow, IIdMappingWorkflowRef } from 'aws-cdk-lib/aws-entityresolution';
import type { IConstruct } from 'constructs';
import { l1Of } from '../private/l1';

/** The ARN of an ID mapping workflow, of which a reference has only the name. */
export function workflowArn(scope: IConstruct, workflow: IIdMappingWorkflowRef): string {
  const l1 = l1Of<CfnIdMappingWorkflow>(workflow, 'AWS::EntityResolution::IdMappingWorkflow');
  if (l1) {
    return l1.attrWorkflowArn;
  }
  const { account, region } = workflow.env;
  const resourceName = workflow.idMappingWorkflowRef.workflowName;
  return Stack.of(scope).formatArn({
    service: 'entityresolution',
    account,
    region,
    resource: 'idmappingworkflow',
    resourceName,
  });
}
