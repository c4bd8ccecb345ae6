import { Undecided } from '../outcome';
import { observe, type Probe } from '../probe';
import { deleteStack, findStack, type StackTemplate } from '../stacks';
import { deployed, keepMembership } from './cloudformation-types';
import { NOTHING } from './values';

/** CloudFormation itself: updates, rollbacks and change sets. */
export const ENGINE_PROBES: readonly Probe[] = [
  {
    name: 'stack-output-is-not-read-again',
    claim: 'A deployment of the same template does not read the output of another stack again.',
    run: async (scene) => {
      await deployed(scene, 'producer', template({ Value: parameter('one') }, outputOf('Value')));
      const read = { 'Fn::GetStackOutput': { StackName: scene.name('producer'), OutputName: 'Value' } };
      const consumer = template({ Copy: parameter(read) }, outputOf('Copy'));
      const { outputs } = await deployed(scene, 'consumer', consumer);
      await deployed(scene, 'producer', template({ Value: parameter('two') }, outputOf('Value')));
      const { status } = await scene.deploy('consumer', consumer);
      return [observe('what is read first', outputs.Copy, 'one'), observe('the same template', status, 'NO_CHANGES')];
    },
  },
  {
    name: 'outputs-after-a-rollback',
    claim: 'After the rollback of an update, outputs contain the values of the resources that then exist.',
    run: async (scene) => {
      await deployed(scene, 'stack', template({ Value: parameter('one') }, outputOf('Value')));
      const { status, outputs } = await scene.deploy(
        'stack',
        template({ Value: parameter('two'), Failing: failing('Value') }, outputOf('Value')),
      );
      return [observe('the update', status, 'UPDATE_ROLLBACK_COMPLETE'), observe('the output', outputs.Value, 'one')];
    },
  },
  {
    name: 'export-in-use',
    claim: 'Deleting a stack whose export is in use ends in DELETE_FAILED.',
    run: async (scene) => {
      const Export = { Name: scene.name('export') };
      const Outputs = { Value: { Value: { 'Fn::GetAtt': ['Value', 'Value'] }, Export } };
      await deployed(scene, 'exporter', template({ Value: parameter('one') }, Outputs));
      await deployed(scene, 'importer', template({ Copy: parameter({ 'Fn::ImportValue': Export.Name }) }));
      const status = await deleteStack(scene.creator, scene.clock, scene.name('exporter'));
      return observe('the deletion', status, 'DELETE_FAILED');
    },
  },
  {
    name: 'type-stays',
    claim: 'The type of a resource cannot change under its logical ID.',
    run: async (scene) => {
      await deployed(scene, 'stack', template({ Thing: parameter('one') }));
      const { status } = await scene.deploy('stack', template({ Thing: { Type: 'AWS::Logs::LogGroup' } }));
      return observe(`whether the update succeeds, which ends in ${status}`, status === 'UPDATE_COMPLETE', false);
    },
  },
  {
    name: 'order-of-a-rollback',
    claim: 'A rollback of an update brings resources back in the order of the old template.',
    run: async (scene) => {
      const resources = (value: string) => ({
        First: parameter(value),
        Second: { ...parameter(value), DependsOn: 'First' },
        Third: { ...parameter(value), DependsOn: 'Second' },
      });
      await deployed(scene, 'stack', template(resources('one')));
      const { events } = await scene.deploy('stack', template({ ...resources('two'), Failing: failing('Third') }));
      const back = inRollback(events).filter((event) => / UPDATE_COMPLETE$/.test(event));
      const order = back.map((event) => String(event.split(' ')[0])).filter((id) => id in resources(''));
      return observe('what is updated back', order, ['First', 'Second', 'Third']);
    },
  },
  {
    name: 'failed-update-is-undone',
    claim: 'A resource whose update failed is updated back too.',
    run: async (scene) => {
      const collaboration = await scene.collaboration();
      const membership = (...payment: boolean[]) =>
        template({
          Membership: {
            Type: 'AWS::CleanRooms::Membership',
            Properties: {
              CollaborationIdentifier: collaboration.id,
              QueryLogStatus: 'DISABLED',
              PaymentConfiguration: { QueryCompute: { IsResponsible: payment.every(Boolean) } },
            },
            // It goes with the collaboration, and cannot be deleted before.
            DeletionPolicy: 'Retain',
          },
        });
      const { ids } = await deployed(scene, 'stack', membership(true));
      keepMembership(scene, ids.Membership);
      // It refuses to pay for what it must pay for.
      const { events } = await scene.deploy('stack', membership(false));
      const of = (all: readonly string[]) => all.filter((event) => /^Membership .*(FAILED|COMPLETE)$/.test(event));
      return [
        observe('the update', of(events)[0], 'Membership UPDATE_FAILED'),
        observe('in the rollback', of(inRollback(events)), ['Membership UPDATE_COMPLETE']),
      ];
    },
  },
  {
    name: 'refused-update-is-left-alone',
    claim: 'A resource whose properties were refused before its update is not updated back.',
    run: async (scene) => {
      const collaboration = await scene.collaboration();
      const membership = (others: object) =>
        template({
          Membership: {
            Type: 'AWS::CleanRooms::Membership',
            Properties: { CollaborationIdentifier: collaboration.id, QueryLogStatus: 'DISABLED', ...others },
            // It goes with the collaboration, and cannot be deleted before.
            DeletionPolicy: 'Retain',
          },
        });
      const { ids } = await deployed(scene, 'stack', membership({}));
      keepMembership(scene, ids.Membership);
      const { status, reason, events } = await scene.deploy('stack', membership({ NoSuchProperty: 'x' }));
      if (status === 'REFUSED') {
        throw new Undecided(`nothing was updated: ${reason}`);
      }
      const of = (all: readonly string[]) => all.filter((event) => /^Membership .*(FAILED|COMPLETE)$/.test(event));
      return [
        observe('the update', of(events)[0], 'Membership UPDATE_FAILED'),
        observe('in the rollback', of(inRollback(events)), []),
      ];
    },
  },
  {
    name: 'deleted-first-comes-back',
    claim:
      'What was deleted before its replacement is created again by the rollback, and what refers to it is updated.',
    run: async (scene) => {
      const { membershipIdentifier } = await scene.room();
      const resources = (Text: string) => ({
        Template: {
          Type: 'AWS::CleanRooms::AnalysisTemplate',
          Properties: {
            MembershipIdentifier: membershipIdentifier,
            Name: scene.tableName('template'),
            Format: 'SQL',
            Source: { Text },
          },
        },
        Reader: parameter({ 'Fn::GetAtt': ['Template', 'AnalysisTemplateIdentifier'] }),
      });
      const before = await deployed(scene, 'stack', template(resources('SELECT 1'), outputOf('Reader')));
      const after = await scene.deploy(
        'stack',
        template({ ...resources('SELECT 2'), Failing: failing('Reader') }, outputOf('Reader')),
      );
      const analysisTemplateIdentifier = String(after.outputs.Reader);
      const { analysisTemplate } = await scene.creator.cleanRooms.getAnalysisTemplate({
        membershipIdentifier,
        analysisTemplateIdentifier,
      });
      return [
        observe('the update', after.status, 'UPDATE_ROLLBACK_COMPLETE'),
        observe('the template is another one', analysisTemplateIdentifier !== before.outputs.Reader, true),
        observe('what the reader refers to', analysisTemplate?.source, { text: 'SELECT 1' }),
      ];
    },
  },
  {
    name: 'ref-of-a-policy',
    claim: 'Ref of IAM policies and CDK metadata is a generated name.',
    run: async (scene) => {
      const { roleArn } = await scene.site();
      const { outputs } = await deployed(
        scene,
        'stack',
        template(
          {
            Policy: {
              Type: 'AWS::IAM::Policy',
              Properties: {
                PolicyName: 'Nothing',
                PolicyDocument: {
                  Version: '2012-10-17',
                  Statement: [{ Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' }],
                },
                Roles: [roleArn.split('/').at(-1)],
              },
            },
            Metadata: { Type: 'AWS::CDK::Metadata', Properties: { Analytics: '' } },
          },
          { Policy: { Value: { Ref: 'Policy' } }, Metadata: { Value: { Ref: 'Metadata' } } },
        ),
      );
      // Long names of stacks and resources are cut.
      const generated = /^probe-.*-[A-Za-z0-9]+$/;
      return [
        observe(`Ref of a policy, which is ${outputs.Policy}`, generated.test(String(outputs.Policy)), true),
        observe(`Ref of the metadata, which is ${outputs.Metadata}`, generated.test(String(outputs.Metadata)), true),
      ];
    },
  },
  {
    name: 'name-that-is-taken',
    claim: 'A name that is taken fails the resource.',
    run: async (scene) => {
      const named = template({ Value: parameter('one', { Name: scene.name('parameter') }) });
      await deployed(scene, 'first', named);
      const { status } = await scene.deploy('second', named);
      return observe('the second stack', status, 'ROLLBACK_COMPLETE');
    },
  },
  {
    name: 'change-set-of-references',
    claim: 'Change sets list changes of the template text, not changes that only result from references.',
    run: async (scene) => {
      const StackName = scene.name('stack');
      const named = (name: string) =>
        template({ Named: parameter('one', { Name: scene.name(name) }), Reader: parameter({ Ref: 'Named' }) });
      await deployed(scene, 'stack', named('before'));
      const ChangeSetName = scene.name('changes');
      await scene.creator.cloudFormation.createChangeSet({
        StackName,
        ChangeSetName,
        ChangeSetType: 'UPDATE',
        TemplateBody: JSON.stringify(named('after')),
      });
      const changes = await scene.until(async () => {
        const { Status, Changes = [] } = await scene.creator.cloudFormation.describeChangeSet({
          StackName,
          ChangeSetName,
        });
        return Status === 'CREATE_COMPLETE' ? Changes : undefined;
      });
      const ids = changes?.map(({ ResourceChange }) => ResourceChange?.LogicalResourceId);
      return observe('what the change set lists', ids, ['Named']);
    },
  },
  {
    name: 'answer-when-done',
    claim: 'ExecuteChangeSet and DeleteStack answer when the work is done, if it is short.',
    run: async (scene) => {
      const StackName = scene.name('stack');
      const ChangeSetName = scene.name('changes');
      const { cloudFormation } = scene.creator;
      await cloudFormation.createChangeSet({
        StackName,
        ChangeSetName,
        ChangeSetType: 'CREATE',
        TemplateBody: JSON.stringify(template({ Value: parameter('one') })),
      });
      await scene.until(async () => {
        const { Status } = await cloudFormation.describeChangeSet({ StackName, ChangeSetName });
        return Status === 'CREATE_COMPLETE' ? Status : undefined;
      });
      await cloudFormation.executeChangeSet({ StackName, ChangeSetName });
      const created = await findStack(cloudFormation, StackName);
      await scene.until(async () => {
        const stack = await findStack(cloudFormation, StackName);
        return stack?.StackStatus === 'CREATE_COMPLETE' ? stack : undefined;
      });
      await cloudFormation.deleteStack({ StackName });
      const deleted = await findStack(cloudFormation, String(created?.StackId));
      return [
        observe('the status after ExecuteChangeSet', created?.StackStatus, 'CREATE_COMPLETE'),
        observe('the status after DeleteStack', deleted?.StackStatus, 'DELETE_COMPLETE'),
      ];
    },
  },
];

function template(Resources: StackTemplate['Resources'], Outputs: StackTemplate['Outputs'] = {}): StackTemplate {
  return { Resources, Outputs };
}

/** The smallest resource that can be updated, read and referred to. */
function parameter(Value: unknown, others: object = {}) {
  return { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value, ...others } };
}

function outputOf(id: string) {
  return { [id]: { Value: { 'Fn::GetAtt': [id, 'Value'] } } };
}

/** A resource that cannot be created: no collaboration has invited the account by this ID. */
function failing(DependsOn: string) {
  return {
    Type: 'AWS::CleanRooms::Membership',
    DependsOn,
    Properties: { CollaborationIdentifier: NOTHING, QueryLogStatus: 'DISABLED' },
  };
}

function inRollback(events: readonly string[]): readonly string[] {
  return events.slice(events.findIndex((event) => event.endsWith(' UPDATE_ROLLBACK_IN_PROGRESS')) + 1);
}
