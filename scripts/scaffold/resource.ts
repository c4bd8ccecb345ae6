import * as cleanrooms from 'aws-cdk-lib/aws-cleanrooms';
import * as cleanroomsml from 'aws-cdk-lib/aws-cleanroomsml';
import { KIND_NAMES, kindOf } from '../../src/model/register';
import { addExport, addImport, addToObject, inTurn } from './edits';
import { camelCase, kebabCase } from './names';
import { Refusal } from './refusal';
import { FILL_IN, type Scaffold } from './scaffold';

/** What the L1 of a resource says of itself. */
export interface L1 {
  /** For example `AWS::CleanRooms::IdMappingTable`. */
  readonly type: string;
  /** The entry point of aws-cdk-lib that has it. */
  readonly module: string;
  /** The names of its attributes: `attrArn`, … */
  readonly attributes: readonly string[];
}

/** The L1s, by the entry point of aws-cdk-lib that has them. */
const MODULES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'aws-cdk-lib/aws-cleanrooms': cleanrooms,
  'aws-cdk-lib/aws-cleanroomsml': cleanroomsml,
};

/** What the L1 of a class says of itself, in the aws-cdk-lib that is installed. */
export function l1Of(className: string): L1 {
  for (const [module, exported] of Object.entries(MODULES)) {
    const l1 = exported[`Cfn${className}`];
    if (typeof l1 === 'function' && 'CFN_RESOURCE_TYPE_NAME' in l1) {
      const names = Object.getOwnPropertyNames(l1.prototype);
      const type = String(l1.CFN_RESOURCE_TYPE_NAME);
      return { type, module, attributes: names.filter((name) => name.startsWith('attr')) };
    }
  }
  const known = Object.values(MODULES).flatMap((exported) =>
    Object.keys(exported).filter((name) => /^Cfn\w+$/.test(name)),
  );
  throw new Refusal(`there is no L1 Cfn${className}: there are ${known.map((name) => name.slice(3)).join(', ')}`);
}

/**
 * A new resource: its construct, its kind if the register lacks it, their tests, and their lines in the public surface,
 * the register, the list of random properties, and the page of constructs.
 */
export function newResource(folder: string, className: string, l1: L1): Scaffold {
  requireFolder(folder);
  const file = kebabCase(className);
  const isKind = KIND_NAMES.some((name) => kindOf(name).type === l1.type);
  return {
    files: {
      [`src/${folder}/${file}.ts`]: constructFile(className, l1),
      [`test/${folder}/${file}.test.ts`]: testFile(folder, className),
      ...(isKind
        ? {}
        : {
            [`src/model/kinds/${file}.ts`]: kindFile(className, l1),
            [`test/model/kinds/${file}.test.ts`]: kindTestFile(className, l1),
          }),
    },
    edits: {
      'src/index.ts': addExport(`./${folder}/${file}`),
      'test/support/random-props.ts': addToObject(`${className}: '${FILL_IN}: the title of a test'`),
      'docs/constructs.md': addRow(className, l1),
      ...(isKind
        ? {}
        : {
            'src/model/register.ts': inTurn(
              addImport(camelCase(className), `./kinds/${file}`),
              addToObject(camelCase(className), 'KINDS'),
            ),
          }),
    },
  };
}

function requireFolder(folder: string): void {
  if (!/^[a-z]+(-[a-z]+)*$/.test(folder)) {
    throw new Refusal(`the folder ${JSON.stringify(folder)} is not in kebab case: write it like "configured-table"`);
  }
  if (['checks', 'custom-resources', 'derivation', 'model', 'private', 'rules', 'sql', 'validation'].includes(folder)) {
    throw new Refusal(`src/${folder} is a layer: constructs are in a folder of their own, like "configured-table"`);
  }
}

function constructFile(name: string, { type, module, attributes }: L1): string {
  const own = camelCase(name);
  const id = attributes.find((attribute) => /(Identifier|Id)$/.test(attribute)) ?? 'ref';
  const arn = attributes.find((attribute) => attribute.endsWith('Arn')) ?? 'ref';
  return `\
import { type IResource, RemovalPolicy, Resource } from 'aws-cdk-lib';
import { Cfn${name}, type Cfn${name}Props, type I${name}Ref, type ${name}Reference } from '${module}';
import type { Construct } from 'constructs';
import { Note } from '../private/note';
import { injected } from '../private/property-injection';
import { validateAtSynthesis } from '../validation/report';

/** ${FILL_IN}: what it is. */
export interface I${name} extends IResource, I${name}Ref {
  /**
   * The ID of the resource.
   *
   * @attribute
   */
  readonly ${own}Id: string;
  /**
   * The ARN of the resource.
   *
   * @attribute
   */
  readonly ${own}Arn: string;
}

/** Properties of a \`${name}\`. */
export interface ${name}Props {
  /**
   * Policy to apply when the resource is removed from the stack.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * ${FILL_IN}: what it is.
 *
 * @resource ${type}
 */
export class ${name} extends Resource implements I${name} {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.${name}';

  /** Whether an object is a \`${name}\`, also one of another copy of this library. */
  public static is${name}(x: unknown): x is ${name} {
    return NOTE.isOn(x);
  }

  /** @attribute */
  public readonly ${own}Id: string;
  /** @attribute */
  public readonly ${own}Arn: string;
  /** A reference to the resource. */
  public readonly ${own}Ref: ${name}Reference;

  constructor(scope: Construct, id: string, props: ${name}Props) {
    props = injected(${name}.PROPERTY_INJECTION_ID, scope, id, props);
    super(scope, id);
    NOTE.write(this, true);

    const resource = new Cfn${name}(this, 'Resource', render${name}(props));
    resource.applyRemovalPolicy(props.removalPolicy, { default: RemovalPolicy.DESTROY });

    this.${own}Id = resource.${id};
    this.${own}Arn = resource.${arn};
    this.${own}Ref = resource.${own}Ref;
    validateAtSynthesis(this);
  }
}

const NOTE = new Note('${name}');

function render${name}(props: ${name}Props): Cfn${name}Props {
  throw new Error(\`${FILL_IN}: render \${Object.keys(props).join(', ')}\`);
}
`;
}

function kindFile(name: string, { type, module }: L1): string {
  return `\
import type { Cfn${name}Props } from '${module}';
import type { Fact } from '../fact';
import { kind } from '../kind';
import { textOf } from '../raw';
import type { Property } from '../source';

/** \`${type}\`: ${FILL_IN}: what it is. */
export interface ${name}Facts {
  readonly name: Fact<string>;
}

function read(property: Property<Cfn${name}Props>): ${name}Facts {
  return { name: textOf(property('name')) };
}

/** ${FILL_IN}: its links; \`subject({ heading, … })\` instead of \`kind({ … })\` if rules evaluate it. */
export const ${camelCase(name)} = kind({ type: '${type}', read, links: {} });
`;
}

function testFile(folder: string, name: string): string {
  return `\
import { expect, test } from 'vitest';
import { ${name} } from '../../src/${folder}/${kebabCase(name)}';

test('${FILL_IN}: new ${name}(…)', () => {
  expect(${name}.name).toBe('${FILL_IN}');
});
`;
}

function kindTestFile(name: string, { type }: L1): string {
  const own = camelCase(name);
  return `\
import { expect, test } from 'vitest';
import { ${own} } from '../../../src/model/kinds/${kebabCase(name)}';

test('${FILL_IN}: reads ${type}', () => {
  expect(${own}.type).toBe('${FILL_IN}');
});
`;
}

/** A row at the end of the first table of the page. */
function addRow(name: string, { type }: L1): (text: string) => string {
  return (text) => {
    const rows = [...text.matchAll(/^\| \[?`.*\|$/gm)];
    const last = rows.findIndex((row, i) => rows[i + 1]?.index !== row.index + row[0].length + 1);
    if (last < 0) {
      throw new Refusal('docs/constructs.md has no table of constructs');
    }
    const end = rows[last].index + rows[last][0].length;
    const page = `[\`${name}\`](resources/${kebabCase(name)}.md)`;
    return `${text.slice(0, end)}\n| ${page} | \`${type}\` | its constructor | ${FILL_IN}: an example |${text.slice(end)}`;
  };
}
