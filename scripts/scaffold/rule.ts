import { SUBJECTS, type SubjectKind } from '../../src/model/register';
import { addImport, addToList, inTurn } from './edits';
import { camelCase, kebabCase } from './names';
import { Refusal } from './refusal';
import { type RuleIds, requireNewRuleId } from './rule-ids';
import { FILL_IN, type Scaffold } from './scaffold';

/** How a test builds a node of each subject, with the builders of `test/support/nodes.ts`. */
const NODES: Readonly<Record<SubjectKind, string>> = {
  collaboration: 'collaboration()',
  membership: 'membership(collaboration())',
  configuredTable: 'table()',
  association: 'association(membership(collaboration()), table())',
  analysisTemplate: "template(membership(collaboration()), 'SELECT city FROM sales')",
  privacyBudget: 'budget(membership(collaboration()))',
  trainingDataset: 'trainingDataset()',
  modelAlgorithm: 'modelAlgorithm()',
  modelAssociation: 'modelAssociation(membership(collaboration()))',
  intermediateTable: 'intermediateTable(membership(collaboration()))',
  idMappingTable: 'idMappingTable(membership(collaboration()))',
  idNamespace: 'idNamespace(membership(collaboration()))',
};

/** A new rule: its file, its line in the list of its subject, its test, its example, and its id. */
export function newRule(subject: string, id: string, ids: RuleIds): Scaffold {
  const kind = subjectOf(subject);
  requireNewRuleId(id, ids);
  const folder = kebabCase(kind);
  const file = kebabCase(id);
  return {
    files: {
      [`src/rules/${folder}/${file}.ts`]: ruleFile(kind, id),
      [`test/rules/${folder}/${file}.test.ts`]: testFile(kind, id),
      [`test/negatives/${file}.ts`]: exampleFile(id),
    },
    edits: {
      [`src/rules/${folder}/index.ts`]: inTurn(addImport(camelCase(id), `./${file}`), addToList(camelCase(id))),
      'catalogue/rule-ids.json': () =>
        `${JSON.stringify({ current: [...ids.current, id].sort(), retired: ids.retired }, null, 2)}\n`,
    },
  };
}

function subjectOf(name: string): SubjectKind {
  const subject = SUBJECTS.find(({ kind }) => kebabCase(kind) === kebabCase(name));
  if (!subject) {
    const known = SUBJECTS.map(({ kind }) => kebabCase(kind)).join(', ');
    throw new Refusal(`no rules are about ${JSON.stringify(name)}: the subjects are ${known}`);
  }
  return subject.kind;
}

function ruleFile(kind: SubjectKind, id: string): string {
  return `\
import { rule } from '../rule';

export const ${camelCase(id)} = rule({
  id: '${id}',
  catalogueIds: ['${FILL_IN}'],
  subject: '${kind}',
  severity: 'error',
  title: '${FILL_IN}: what must hold, as one sentence without a period',
  why: '${FILL_IN}: why the service wants it, or what happens otherwise; lower case, no period',
  fix: '${FILL_IN}: what to change; names of the API are marked with code of src/private/text.ts',
  evidence: {
    url: '${FILL_IN}',
    basis: 'documented',
  },
  check: () => {
    // ${FILL_IN}: return a violation for each contradiction between known facts.
    return [];
  },
});
`;
}

function testFile(kind: SubjectKind, id: string): string {
  const node = NODES[kind];
  const builders = [...new Set(node.match(/\w+(?=\()/g))].sort();
  return `\
import { ${camelCase(id)} } from '../../../src/rules/${kebabCase(kind)}/${kebabCase(id)}';
import { ${builders.join(', ')} } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

describeRule(${camelCase(id)}, {
  fires: [
    {
      name: '${FILL_IN}: what is wrong',
      subject: () => ${node},
      violations: [{ severity: 'error', what: '${FILL_IN}', fix: '${FILL_IN}', property: undefined }],
    },
  ],
  quiet: [{ name: '${FILL_IN}: what is right', subject: () => ${node} }],
  unknown: [
    {
      name: '${FILL_IN}: what cannot be known',
      subject: () => ${node},
    },
  ],
});
`;
}

function exampleFile(id: string): string {
  return `\
import { negative } from '../support/negative';

export default negative({
  rule: '${id}',
  bad: (stack) => {
    throw new Error(\`${FILL_IN}: the mistake, as a user writes it into \${stack.node.path}; see test/support/rooms.ts\`);
  },
  good: (stack) => {
    throw new Error(\`${FILL_IN}: the same in \${stack.node.path} without the mistake\`);
  },
});
`;
}
