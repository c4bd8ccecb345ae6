import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { l1Of, newResource } from '../../scripts/scaffold/resource';
import { write } from '../../scripts/scaffold/scaffold';
import { contentsOf, copyOfProject, problemsOf } from './project-copy';

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
  });

  afterEach(() => rmSync(copy, { recursive: true }));

  test.each([
    ['whose type is a kind', 'id-mapping', 'IdMappingTable', 5],
    ['whose type is no kind yet', 'id-mapping', 'IdNamespaceAssociation', 8],
    ['of machine learning', 'machine-learning', 'ConfiguredModelAlgorithm', 8],
  ])('%s compiles, and is exported', (_name, folder, className, files) => {
    const paths = write(copy, newResource(folder, className, l1Of(className)));

    expect(paths).toHaveLength(files);
    expect(problemsOf(paths.filter((path) => path.endsWith('.ts')).map((path) => join(copy, path)))).toEqual([]);
    expect(readFileSync(join(copy, 'docs/constructs.md'), 'utf8')).toContain(`\n| \`${className}\` | \`AWS::`);
  });

  test('becomes a kind of the register', async () => {
    write(copy, newResource('id-mapping', 'IdNamespaceAssociation', l1Of('IdNamespaceAssociation')));

    const { KINDS } = await import(join(copy, 'src', 'model', 'register'));
    expect(KINDS.idNamespaceAssociation.type).toBe('AWS::CleanRooms::IdNamespaceAssociation');
  });

  test('writes over nothing', () => {
    const resource = newResource('id-mapping', 'IdMappingTable', l1Of('IdMappingTable'));
    write(copy, resource);
    const before = contentsOf(copy);

    expect(() => write(copy, resource)).toThrow('exists already: nothing was written');
    expect(contentsOf(copy)).toEqual(before);
  });
});
