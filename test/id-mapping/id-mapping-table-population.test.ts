import { App, Duration, type Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnIdMappingWorkflow } from 'aws-cdk-lib/aws-entityresolution';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { IdMappingJobType, IdMappingTable, IdMappingTablePopulation, Membership } from '../../src';
import { bundled } from '../custom-resources/support/bundled';
import { AN_ID, ANOTHER_ID, PUBLISHER, stackIn } from '../support/two-companies';

const TYPE = 'Custom::CleanRoomsIdMappingTablePopulation';

let stack: Stack;

beforeAll(bundled);
beforeEach(() => {
  stack = stackIn(new App(), 'Publisher', PUBLISHER);
});

function table(id: string, workflowName: string): IdMappingTable {
  return new IdMappingTable(stack, id, {
    membership: Membership.fromMembershipId(stack, `${id}Membership`, AN_ID),
    workflow: CfnIdMappingWorkflow.fromWorkflowName(stack, `${id}Workflow`, workflowName),
  });
}

function workflowArn(name: string) {
  return {
    'Fn::Join': [
      '',
      ['arn:', { Ref: 'AWS::Partition' }, `:entityresolution:us-east-1:${PUBLISHER}:idmappingworkflow/${name}`],
    ],
  };
}

describe('the population of an ID mapping table', () => {
  test('has the workflow of the table', () => {
    new IdMappingTablePopulation(stack, 'Population', {
      idMappingTable: table('Table', 'identities'),
      jobType: IdMappingJobType.INCREMENTAL,
      maxWait: Duration.minutes(2),
    });

    Template.fromStack(stack).hasResourceProperties(TYPE, {
      WorkflowArn: workflowArn('identities'),
      JobType: 'INCREMENTAL',
      WaitSeconds: 120,
    });
  });

  test('of an imported table needs the workflow', () => {
    const arn = `arn:aws:cleanrooms:us-east-1:${PUBLISHER}:membership/${AN_ID}/idmappingtable/${ANOTHER_ID}`;
    const idMappingTable = IdMappingTable.fromIdMappingTableArn(stack, 'Table', arn);
    const workflow = CfnIdMappingWorkflow.fromWorkflowName(stack, 'Workflow', 'people');

    expect(() => new IdMappingTablePopulation(stack, 'Unknown', { idMappingTable })).toThrow(
      'workflow is missing, and the ID mapping table "Publisher/Table" is imported',
    );
    new IdMappingTablePopulation(stack, 'Population', { idMappingTable, workflow });
    Template.fromStack(stack).hasResourceProperties(TYPE, { WorkflowArn: workflowArn('people') });
  });

  test('is deployed after another one with the same workflow, whose jobs it could not tell from its own', () => {
    for (const [id, workflow] of [
      ['First', 'identities'],
      ['Other', 'people'],
      ['Second', 'identities'],
    ] as const) {
      new IdMappingTablePopulation(stack, `${id}Population`, { idMappingTable: table(id, workflow) });
    }

    const resources = Object.entries(Template.fromStack(stack).findResources(TYPE));
    const dependenciesOf = (id: string) =>
      resources
        .find(([logicalId]) => logicalId.startsWith(id))?.[1]
        .DependsOn.filter((on: string) => /Population/.test(on) && !on.startsWith(id));
    expect(dependenciesOf('First')).toEqual([]);
    expect(dependenciesOf('Other')).toEqual([]);
    expect(dependenciesOf('Second').some((on: string) => on.startsWith('FirstPopulation'))).toBe(true);
    expect(dependenciesOf('Second').some((on: string) => on.startsWith('Other'))).toBe(false);
  });

  test('has schedules', () => {
    const population = new IdMappingTablePopulation(stack, 'Population', {
      idMappingTable: table('Table', 'identities'),
    });

    population.addSchedule('Weekly', { schedule: ScheduleExpression.rate(Duration.days(7)) });

    Template.fromStack(stack).hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(7 days)',
      Target: { Input: Match.anyValue() },
    });
    expect(stack.resolve(population.idMappingJobId)['Fn::GetAtt'][1]).toBe('IdMappingJobId');
    expect(stack.resolve(population.populationStatus)['Fn::GetAtt'][1]).toBe('PopulationStatus');
  });
});
