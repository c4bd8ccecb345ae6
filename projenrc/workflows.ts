import { type awscdk, Component, github } from 'projen';
import { taskNamed } from './tasks';

/** The toolchains with which the packages of all languages are built, tried and released. */
export const TOOLCHAINS = {
  python: { version: '3.11' },
  java: { version: '17' },
  go: { version: '1.26' },
  dotnet: { version: '8.x' },
};

/** The workflows that check a change, and release it. */
export function addWorkflows(project: awscdk.AwsCdkConstructLibrary): void {
  addBuild(project);
  takeVersionFromChangelog(project);
  new ReleaseTools(project);
}

/** What .ci/run does, on runners with every toolchain. We do without projen's own, which pushes what it mends. */
function addBuild(project: awscdk.AwsCdkConstructLibrary): void {
  if (!project.github) {
    throw new Error('a workflow needs the GitHub component');
  }
  const workflow = new github.GithubWorkflow(project.github, 'build');
  workflow.on({ pullRequest: {}, push: { branches: ['main'] }, workflowDispatch: {} });
  // By its name, no language is skipped.
  const allLanguages = `verify:languages -- ${Object.keys(TOOLCHAINS).join(' ')}`;
  workflow.addJobs({
    build: job('Node 20 and all languages', { node: { version: '20' }, ...TOOLCHAINS }, ['verify', allLanguages]),
    'newest-node': job('Node 24', { node: { version: '24' } }, ['verify']),
  });
}

function job(name: string, tools: github.workflows.Tools, scripts: string[]): github.workflows.Job {
  return {
    name,
    tools,
    runsOn: ['ubuntu-latest'],
    permissions: { contents: github.workflows.JobPermission.READ },
    env: { CI: 'true' },
    timeoutMinutes: 60,
    steps: [
      github.WorkflowSteps.checkout(),
      ...scripts.map((script) => ({ name: script.split(' ')[0], run: `npm run ${script}` })),
    ],
  };
}

/**
 * CHANGELOG.md specifies the next version, and its section becomes the release notes. projen's own way guesses both from
 * the commits, with a tool of 168 packages.
 */
function takeVersionFromChangelog(project: awscdk.AwsCdkConstructLibrary): void {
  const bump = taskNamed(project, 'bump');
  bump.reset();
  bump.description = 'Sets the version that CHANGELOG.md specifies';
  bump.execArgs(['node', 'scripts/bump.mjs']);

  project.removeTask('bump:releasable-commits');
  project.deps.removeDependency('commit-and-tag-version');
  const tasks = project.tryFindObjectFile('.projen/tasks.json');
  for (const setting of ['bump.condition', 'bump.env', 'unbump.env.BUMP_PACKAGE']) {
    tasks?.addDeletionOverride(`tasks.${setting}`);
  }
}

/** Packages are released with the tools they were tested with. projen has no option for the tools. */
class ReleaseTools extends Component {
  public override preSynthesize(): void {
    const workflow = (this.project as awscdk.AwsCdkConstructLibrary).github?.tryFindWorkflow('release');
    const jobs = {
      release_pypi: 'python',
      release_maven: 'java',
      release_golang: 'go',
      release_nuget: 'dotnet',
    } as const;
    for (const [id, tool] of Object.entries(jobs)) {
      const job = workflow?.getJob(id) as github.workflows.Job;
      workflow?.updateJob(id, { ...job, tools: { ...job.tools, [tool]: TOOLCHAINS[tool] } });
    }
    // It only repeats where npm publishes by default.
    const npm = workflow?.getJob('release_npm') as github.workflows.Job;
    const steps = npm.steps.map(({ env: { NPM_REGISTRY: _, ...env } = {}, ...step }) =>
      Object.keys(env).length > 0 ? { ...step, env } : step,
    );
    workflow?.updateJob('release_npm', { ...npm, steps });
  }
}
