import { dirname, join } from 'node:path';
import { run } from '../../lib/command.mjs';
import { inProject } from '../../lib/project.mjs';
import { withTemporaryFolder } from '../../lib/temporary-folder.mjs';
import { vitest } from '../../lib/vitest.mjs';
import { consumerEnvironment, copyExample } from '../consumer.mjs';
import { NOT_SOURCES } from './consumer.mjs';
import { virtualEnvironment } from './environment.mjs';
import { libraryEnvironment } from './library-environment.mjs';

const CONFIG = ['--config', 'test/with-python/vitest.config.mts'];

/**
 * The examples in Python, deployed by the CDK CLI to the local cloud, changed and destroyed.
 *
 * @param {string} wheel the library
 */
export async function deployExamples(wheel) {
  const python = await libraryEnvironment(wheel);
  return withTemporaryFolder(async (folder) => {
    const project = await copyExample('python', folder, NOT_SOURCES);
    return vitest([...CONFIG, 'test/with-python/deployments.test.ts'], {
      ...consumerEnvironment({ folder }),
      PYTHONPATH: undefined,
      PYTHON_WITH_LIBRARY: python,
      EXAMPLES: dirname(project),
    });
  });
}

/** The templates of all examples, judged by cfn-lint. */
export async function lintTemplates() {
  const lock = inProject('scripts', 'languages', 'python', 'lint-requirements.lock');
  const python = await virtualEnvironment('cfn-lint', lock);
  return vitest([...CONFIG, 'test/with-python/cfn-lint'], {
    PYTHONPATH: undefined,
    CFN_LINT: join(dirname(python), 'cfn-lint'),
  });
}

/** The queries of TPC-DS and TPC-H, read as templates. */
export async function readQuerySuites() {
  const lock = inProject('scripts', 'languages', 'python', 'suite-requirements.lock');
  const python = await virtualEnvironment('sql-suites', lock, ['--no-deps']);
  const folder = await run([python, '-c', 'import sysconfig; print(sysconfig.get_path("purelib"))']);
  return vitest([...CONFIG, 'test/with-python/sql-suites'], { PYTHONPATH: undefined, SQL_SUITES: folder.trim() });
}
