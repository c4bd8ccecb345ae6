import { RESOURCES } from '../catalogue/resources';
import { roleScenes } from '../test/support/role-scenes';
import { removeOthers, writeOrCheck } from './lib/generated-page';
import { resourceExamples } from './resources/examples';
import { appOf, rolesOfExample } from './resources/in-stack';
import { renderedRoles } from './resources/rendered-roles';
import { resourcePage } from './resources/resource-page';
import { rolesPage } from './resources/roles-page';
import { kebabCase } from './scaffold/names';

/**
 * Writes a page for each construct in `docs/resources`, and `docs/roles.md`, from the catalogue, the docstrings, the rules
 * and the rendered examples, for which the library must be compiled and its handlers bundled; with `--check` it only
 * compares.
 */
const SOURCE = { source: 'the catalogue and the docstrings', command: 'npx projen resource-pages' };

// The templates are tested elsewhere, and their validation takes seconds.
process.env.CDK_VALIDATION = 'false';

async function write(): Promise<void> {
  const scenes = renderedRoles(roleScenes());
  const examples = resourceExamples();
  const pages = await Promise.all(
    RESOURCES.map(async (facts) => {
      const example = examples.get(facts.construct);
      if (!example) {
        throw new Error(`there is no example of ${facts.construct}`);
      }
      const inExample = rolesOfExample(await appOf(facts.construct, example.example.typeScript));
      const text = resourcePage({ facts, example, inExample, scenes });
      return { ...SOURCE, file: `resources/${kebabCase(facts.construct)}.md`, text };
    }),
  );
  for (const page of [...pages, { ...SOURCE, file: 'roles.md', text: rolesPage(scenes) }]) {
    writeOrCheck(page);
  }
  removeOthers({ ...SOURCE, folder: 'resources', files: pages.map(({ file }) => file) });
}

write().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
