import { answers, type Contradiction, refuses } from '../contradiction';

/** For each probe of CloudFormation and its resource types, a service in which its claim does not hold. */
export const CLOUDFORMATION: Readonly<Record<string, Contradiction>> = {
  // Resource types of Clean Rooms
  'table-without-its-rule-goes': answers('ListConfiguredTables', ({ configuredTableSummaries }, { account }) => ({
    configuredTableSummaries: [...configuredTableSummaries, { name: 'probe-table-double1', id: account }],
  })),
  'removed-description': answers('GetConfiguredTable', ({ configuredTable }) => ({
    configuredTable: { ...configuredTable, description: 'some text' },
  })),
  'rule-changes-its-type': endsAs('UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'),
  'change-of-metrics': endsAs('UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'),
  'collaboration-that-is-gone': endsAs('DELETE_COMPLETE', 'DELETE_FAILED'),
  'stack-tags-are-not-passed-on': answers('ListTagsForResource', ({ tags }) => ({
    tags: { ...tags, 'cdk-cleanrooms-probe': 'double' },
  })),
  'cleanup-tries-once': answers('DescribeStackEvents', ({ StackEvents, ...others }) => ({
    ...others,
    StackEvents: StackEvents.flatMap((event: { ResourceStatus: string }) =>
      event.ResourceStatus === 'DELETE_FAILED' ? [event, event, event] : [event],
    ),
  })),
  'retained-is-not-deleted-first': endsAs('UPDATE_ROLLBACK_COMPLETE', 'UPDATE_COMPLETE'),

  'stack-populates-its-table': answers('ListIntermediateTableVersions', () => ({
    intermediateTableVersionSummaries: [],
  })),

  // CloudFormation itself
  'stack-output-is-not-read-again': answers('DescribeChangeSet', (changeSet) => ({
    ...changeSet,
    ...(changeSet.Status === 'FAILED' ? { StatusReason: 'another one' } : {}),
  })),
  'outputs-after-a-rollback': answers('DescribeStacks', ({ Stacks }) => ({
    Stacks: Stacks.map((stack: { StackStatus: string }) => ({
      ...stack,
      ...(stack.StackStatus === 'UPDATE_ROLLBACK_COMPLETE'
        ? { Outputs: [{ OutputKey: 'Value', OutputValue: 'two' }] }
        : {}),
    })),
  })),
  'export-in-use': endsAs('DELETE_FAILED', 'DELETE_COMPLETE'),
  'type-stays': {
    arrange: ({ cloud }) => {
      // An engine that does not compare the types.
      const { engine } = cloud.place('111111111111', 'us-east-1');
      const prepare = engine.prepare.bind(engine);
      engine.prepare = (_stack, ...others) => prepare(undefined, ...others);
    },
  },
  'order-of-a-rollback': answers('DescribeStackEvents', ({ StackEvents, ...others }) => ({
    ...others,
    StackEvents: swapped(StackEvents, 'First', 'Third'),
  })),
  'failed-update-is-undone': answers('DescribeStackEvents', ({ StackEvents, ...others }) => ({
    ...others,
    StackEvents: StackEvents.filter(
      (event: { LogicalResourceId: string; ResourceStatus: string }) =>
        event.LogicalResourceId !== 'Membership' || event.ResourceStatus !== 'UPDATE_COMPLETE',
    ),
  })),
  'refused-update-is-left-alone': answers('DescribeStackEvents', ({ StackEvents, ...others }) => ({
    ...others,
    // The newest event comes first.
    StackEvents: [{ LogicalResourceId: 'Membership', ResourceStatus: 'UPDATE_COMPLETE' }, ...StackEvents],
  })),
  'deleted-first-comes-back': answers('GetAnalysisTemplate', ({ analysisTemplate }) => ({
    analysisTemplate: { ...analysisTemplate, source: { text: 'SELECT 2' } },
  })),
  'ref-of-a-policy': answers('DescribeStacks', ({ Stacks }) => ({
    Stacks: Stacks.map((stack: { Outputs?: { OutputKey: string }[] }) => ({
      ...stack,
      Outputs: stack.Outputs?.map((output) =>
        output.OutputKey === 'Policy' ? { ...output, OutputValue: 'Nothing' } : output,
      ),
    })),
  })),
  'name-that-is-taken': endsAs('ROLLBACK_COMPLETE', 'CREATE_COMPLETE'),
  'change-set-of-references': answers('DescribeChangeSet', ({ Changes, ...others }) => ({
    ...others,
    Changes: [...(Changes ?? []), { ResourceChange: { LogicalResourceId: 'Reader' } }],
  })),
  'answer-when-done': endsAs('CREATE_COMPLETE', 'CREATE_IN_PROGRESS'),

  // Custom resources
  'response-without-an-id': answers('DescribeStackEvents', ({ StackEvents, ...others }) => ({
    ...others,
    StackEvents: StackEvents.map((event: object) => ({ ...event, PhysicalResourceId: '' })),
  })),
  'two-responses': answers('DescribeStackResources', ({ StackResources }) => ({
    StackResources: StackResources.map((resource: object) => ({ ...resource, PhysicalResourceId: 'second' })),
  })),
  'failed-update-with-another-id': answers('DescribeStackEvents', ({ StackEvents, ...others }) => ({
    ...others,
    StackEvents: StackEvents.filter(
      ({ ResourceStatus }: { ResourceStatus: string }) => ResourceStatus !== 'DELETE_COMPLETE',
    ),
  })),
  'replaced-custom-resource-comes-back': answers('DescribeStackEvents', ({ StackEvents, ...others }) => ({
    ...others,
    StackEvents: StackEvents.map((event: { PhysicalResourceId: string }) => ({
      ...event,
      PhysicalResourceId: event.PhysicalResourceId === 'second' ? 'first' : event.PhysicalResourceId,
    })),
  })),
  'ref-of-a-permission': answers('DescribeStacks', ({ Stacks }) => ({
    Stacks: Stacks.map((stack: { Outputs?: object[] }) => ({
      ...stack,
      Outputs: stack.Outputs?.map((output) => ({ ...output, OutputValue: 'Permission' })),
    })),
  })),

  // Clean Rooms ML
  'key-of-a-model-is-not-looked-up': endsAs('CREATE_COMPLETE', 'ROLLBACK_COMPLETE', /probe-model/),
  'association-names-repeat': endsAs('CREATE_COMPLETE', 'ROLLBACK_COMPLETE', /probe-second/),
  'model-images-are-not-looked-up': endsAs('CREATE_COMPLETE', 'ROLLBACK_COMPLETE', /probe-model/),
  'model-names-repeat': endsAs('CREATE_COMPLETE', 'ROLLBACK_COMPLETE', /probe-second/),
  'dataset-names-repeat': endsAs('CREATE_COMPLETE', 'ROLLBACK_COMPLETE', /probe-second/),
  'table-of-a-dataset-is-not-looked-up': endsAs('CREATE_COMPLETE', 'ROLLBACK_COMPLETE', /probe-dataset/),
  'associated-model-stays': endsAs('DELETE_FAILED', 'DELETE_COMPLETE'),
  'membership-with-model-stays': {
    arrange: ({ service }) => {
      service.isUsed = () => false;
    },
  },
  'removed-member-associates-no-model': endsAs('ROLLBACK_COMPLETE', 'CREATE_COMPLETE'),
  'model-of-another-account': endsAs('ROLLBACK_COMPLETE', 'CREATE_COMPLETE'),
  'ml-configuration-is-not-looked-up': refuses('PutMLConfiguration', 'ValidationException'),
};

/** Stacks that have come to one end seem to have come to another one. */
function endsAs(real: string, shown: string, names = /./): Contradiction {
  return answers('DescribeStacks', ({ Stacks }) => ({
    Stacks: Stacks.map((stack: { StackStatus: string; StackName: string }) =>
      stack.StackStatus === real && names.test(stack.StackName) ? { ...stack, StackStatus: shown } : stack,
    ),
  }));
}

/** The events of two resources, each in the place of the other. */
function swapped(events: { LogicalResourceId: string }[], one: string, other: string) {
  const names: Readonly<Record<string, string>> = { [one]: other, [other]: one };
  return events.map((event) => ({
    ...event,
    LogicalResourceId: names[event.LogicalResourceId] ?? event.LogicalResourceId,
  }));
}
