import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { templateName } from '../../src/model/raw';

/**
 * The settable properties of the L1s of Clean Rooms in a release of aws-cdk-lib, with those inside of properties, as a
 * template has them: `Collaboration.Members[].AccountId`.
 */
export function propertiesOfL1s(release: 'aws-cdk-lib' | 'aws-cdk-lib-newest'): ReadonlySet<string> {
  const interfaces = new Map(MODULES.flatMap((module) => interfacesIn(declarationsOf(release, module))));
  const l1s = [...interfaces.keys()].filter((name) => /^Cfn\w+Props$/.test(name));
  return new Set(
    l1s.flatMap((name) => {
      const l1 = name.slice(0, -'Props'.length);
      return pathsIn(name, l1, l1.slice('Cfn'.length), interfaces);
    }),
  );
}

const MODULES = ['cleanrooms', 'cleanroomsml'];

function declarationsOf(release: string, module: string): ts.SourceFile {
  const file = join('node_modules', release, `aws-${module}`, 'lib', `${module}.generated.d.ts`);
  const text = readFileSync(join(__dirname, '..', '..', file), 'utf8');
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
}

type Interfaces = ReadonlyMap<string, ts.InterfaceDeclaration>;

/** The interfaces by their names, with the class in front that is their namespace: `CfnMembership.PaymentConfigProperty`. */
function interfacesIn(node: ts.Node, prefix = ''): (readonly [string, ts.InterfaceDeclaration])[] {
  const found: (readonly [string, ts.InterfaceDeclaration])[] = [];
  ts.forEachChild(node, (child) => {
    if (ts.isInterfaceDeclaration(child)) {
      found.push([`${prefix}${child.name.text}`, child]);
    } else if (ts.isModuleDeclaration(child)) {
      found.push(...interfacesIn(child, `${prefix}${child.name.text}.`));
    } else if (ts.isModuleBlock(child)) {
      found.push(...interfacesIn(child, prefix));
    }
  });
  return found;
}

function pathsIn(name: string, l1: string, place: string, interfaces: Interfaces): string[] {
  const members = interfaces.get(name)?.members.filter(ts.isPropertySignature) ?? [];
  return members.flatMap((member) => {
    const path = `${place}.${templateName(member.name.getText())}`;
    return [path, ...(member.type ? pathsInType(member.type, l1, path, interfaces) : [])];
  });
}

/** The properties inside of a type, which can be one of several and a list. Tags have members of the CDK, not of the L1. */
function pathsInType(type: ts.TypeNode, l1: string, path: string, interfaces: Interfaces): string[] {
  if (ts.isUnionTypeNode(type)) {
    return type.types.flatMap((one) => pathsInType(one, l1, path, interfaces));
  }
  if (ts.isParenthesizedTypeNode(type)) {
    return pathsInType(type.type, l1, path, interfaces);
  }
  if (ts.isArrayTypeNode(type)) {
    return pathsInType(type.elementType, l1, `${path}[]`, interfaces);
  }
  if (!ts.isTypeReferenceNode(type)) {
    return [];
  }
  const [first] = type.typeArguments ?? [];
  if (type.typeName.getText() === 'Array' && first) {
    return pathsInType(first, l1, `${path}[]`, interfaces);
  }
  return pathsIn(type.typeName.getText(), l1, path, interfaces);
}
