import { type awscdk, Component, github } from 'projen';
import { taskNamed } from './tasks';

/** The toolchains with which the packages of all languages are built, tried and released. */
export const TOOLCHAINS = {
  python: { version: '3.11' },
  java: { version: '17' },
  go: { version: '1.26' },
  dotnet: { version: '8.x' },
};

/** The actions that workflows use, by commit: a tag can be moved to other code. */
const ACTIONS = {
  'actions/checkout': '3d3c42e5aac5ba805825da76410c181273ba90b1', // v7.0.1
  'actions/deploy-pages': 'cd2ce8fcbc39b97be8ca5fce6e763baed58fa128', // v5.0.0
  'actions/download-artifact': '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c', // v8.0.1
  'actions/setup-dotnet': 'a98b56852c35b8e3190ac28c8c2271da59106c68', // v6.0.0
  'actions/setup-go': 'b7ad1dad31e06c5925ef5d2fc7ad053ef454303e', // v7.0.0
  'actions/setup-java': 'b6effb05e454b25005698d916606bdc6ffcbf961', // v5.7.0
  'actions/setup-node': '820762786026740c76f36085b0efc47a31fe5020', // v7.0.0
  'actions/setup-python': '5fda3b95a4ea91299a34e894583c3862153e4b97', // v7.0.0
  'actions/upload-artifact': '043fb46d1a93c77aae656e7c1c64a875d1fc6a0a', // v7.0.1
  'actions/upload-pages-artifact': 'fc324d3547104276b827a68afc52ff2a11cc49c9', // v5.0.0
};

/** The workflows that check a change, release it, and compare versions with the registries of today. */
export function addWorkflows(project: awscdk.AwsCdkConstructLibrary): void {
  for (const [action, commit] of Object.entries(ACTIONS)) {
    project.github?.actions.set(action, `${action}@${commit}`);
  }
  addBuild(project);
  addNewest(project);
  addSite(project);
  takeVersionFromChangelog(project);
  new ReleaseTools(project);
}

/** What .ci/run does, on runners with every toolchain. We do without projen's own, which pushes what it mends. */
function addBuild(project: awscdk.AwsCdkConstructLibrary): void {
  const workflow = newWorkflow(project, 'build');
  workflow.on({ pullRequest: {}, push: { branches: ['main'] }, workflowDispatch: {} });
  // By its name, no language is skipped.
  const allLanguages = `verify:languages -- ${Object.keys(TOOLCHAINS).join(' ')}`;
  workflow.addJobs({
    build: job('Node 20 and all languages', { node: { version: '20' }, ...TOOLCHAINS }, ['verify', allLanguages]),
    'newest-node': job('Node 24', { node: { version: '24' } }, ['verify']),
  });
}

/** Separate from the checks of a change, because a newly published package must not fail them. */
function addNewest(project: awscdk.AwsCdkConstructLibrary): void {
  const workflow = newWorkflow(project, 'newest');
  workflow.on({ schedule: [{ cron: '17 4 * * 1' }], workflowDispatch: {} });
  workflow.addJobs({
    newest: job('What registries have by now', { node: { version: '24' }, ...TOOLCHAINS }, ['verify:newest']),
  });
}

/** Publishes the documentation of the branch `main` with GitHub Pages; the checks of a change build the same site. */
function addSite(project: awscdk.AwsCdkConstructLibrary): void {
  const workflow = newWorkflow(project, 'site');
  workflow.on({ push: { branches: ['main'] }, workflowDispatch: {} });
  const build = job('Documentation', { node: { version: '24' } }, ['site']);
  workflow.addJobs({
    site: {
      ...build,
      permissions: {
        contents: github.workflows.JobPermission.READ,
        pages: github.workflows.JobPermission.WRITE,
        idToken: github.workflows.JobPermission.WRITE,
      },
      environment: 'github-pages',
      steps: [
        ...build.steps,
        { name: 'upload', uses: usesOf('actions/upload-pages-artifact'), with: { path: 'dist/site' } },
        { name: 'deploy', uses: usesOf('actions/deploy-pages') },
      ],
    },
  });
}

function usesOf(action: keyof typeof ACTIONS): string {
  return `${action}@${ACTIONS[action]}`;
}

function newWorkflow(project: awscdk.AwsCdkConstructLibrary, name: string): github.GithubWorkflow {
  if (!project.github) {
    throw new Error('a workflow needs the GitHub component');
  }
  return new github.GithubWorkflow(project.github, name);
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
