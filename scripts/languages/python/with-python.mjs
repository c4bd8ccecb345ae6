import { dirname, join } from 'node:path';
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
