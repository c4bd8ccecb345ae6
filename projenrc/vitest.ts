import type { awscdk } from 'projen';

/** Unit tests: projen has no built-in support for vitest. */
export function addVitest(project: awscdk.AwsCdkConstructLibrary): void {
  const unit = project.addTask('test:unit', { description: 'Run the unit tests', receiveArgs: true });
  unit.execArgs(['vitest', 'run', '--coverage'], { receiveArgs: true });
  project.testTask.spawn(unit, { receiveArgs: true });

  const newest = project.addTask('test:newest', {
    description: 'Run the unit tests against the newest aws-cdk-lib',
    env: { CDK_LIB: 'newest' },
    receiveArgs: true,
  });
  newest.execArgs(['vitest', 'run'], { receiveArgs: true });

  project
    .addTask('test:update', { description: 'Update the snapshots', receiveArgs: true })
    .execArgs(['vitest', 'run', '--update'], { receiveArgs: true });
  project.addTask('test:watch', { description: 'Run the unit tests on change' }).execArgs(['vitest']);

  project.gitignore.exclude('/coverage/');
}
