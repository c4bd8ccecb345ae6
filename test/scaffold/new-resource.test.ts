import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { l1Of, newResource } from '../../scripts/scaffold/resource';
import { write } from '../../scripts/scaffold/scaffold';
import { contentsOf, copyOfProject, problemsOf, withoutConstruct } from './project-copy';

// All types are kinds, so that a type that is none has the properties of another one.
const NEW = { ...l1Of('IdNamespaceAssociation'), type: 'AWS::CleanRooms::NotYetKnown' };
const NEW_MODEL = { ...l1Of('ConfiguredModelAlgorithm'), type: 'AWS::CleanRoomsML::NotYetKnown' };

describe('refused is', () => {
  test.each([
    ['a folder that is not in kebab case', 'IdMapping', 'IdMappingTable', 'not in kebab case'],
    ['a folder that leads out of src', '../id-mapping', 'IdMappingTable', 'not in kebab case'],
    ['a folder that is a layer', 'model', 'IdMappingTable', 'src/model is a layer'],
    ['a class without an L1', 'id-mapping', 'IdMap', 'there is no L1 CfnIdMap: there are '],
  ])('%s', (_name, folder, className, message) => {
    expect(() => newResource(folder, className, l1Of(className))).toThrow(message);
  });
});

describe('a new resource', () => {
  let copy: string;

  beforeEach(() => {
    copy = copyOfProject();
    // All L1s of the service have a construct.
    withoutConstruct(copy, 'id-mapping', 'IdMappingTable');
    withoutConstruct(copy, 'id-mapping', 'IdNamespaceAssociation');
    withoutConstruct(copy, 'machine-learning', 'ConfiguredModelAlgorithm');
  });

  afterEach(() => rmSync(copy, { recursive: true }));

  // All of them at once, since the compiler reads all declarations of aws-cdk-lib each time.
  test('compiles, and is exported, whether its type is a kind or none yet, or of machine learning', () => {
    const resources = [
      ['id-mapping', 'IdMappingTable', l1Of('IdMappingTable'), 5],
      ['id-mapping', 'IdNamespaceAssociation', NEW, 8],
      ['machine-learning', 'ConfiguredModelAlgorithm', NEW_MODEL, 8],
    ] as const;
    const paths = resources.flatMap(([folder, className, l1, files]) => {
      const written = write(copy, newResource(folder, className, l1));
      expect(written).toHaveLength(files);
      return written;
    });

    expect(problemsOf(paths.filter((path) => path.endsWith('.ts')).map((path) => join(copy, path)))).toEqual([]);
    const list = readFileSync(join(copy, 'docs/constructs.md'), 'utf8');
    for (const [, className] of resources) {
      expect(list).toMatch(new RegExp(`^\\| \\[\`${className}\`\\]\\(resources/[a-z-]+\\.md\\) \\| \`AWS::`, 'm'));
    }
  });

  test('becomes a kind of the register', async () => {
    write(copy, newResource('id-mapping', 'IdNamespaceAssociation', NEW));

    const { KINDS } = await import(join(copy, 'src', 'model', 'register'));
    expect(KINDS.idNamespaceAssociation.type).toBe(NEW.type);
  });

  test('writes over nothing', () => {
    const resource = newResource('id-mapping', 'IdMappingTable', l1Of('IdMappingTable'));
    write(copy, resource);
    const before = contentsOf(copy);

    expect(() => write(copy, resource)).toThrow('exists already: nothing was written');
    expect(contentsOf(copy)).toEqual(before);
  });
});
