import type { awscdk, Task } from 'projen';

/** A task of projen's own, which we do otherwise: if it is gone, so is the reason. */
export function taskNamed(project: awscdk.AwsCdkConstructLibrary, name: string): Task {
  const task = project.tasks.tryFind(name);
  if (!task) {
    throw new Error(`projen no longer has the task ${name}`);
  }
  return task;
}
