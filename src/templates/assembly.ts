import { dirname, join, relative, sep } from 'node:path';
import { isPlain } from '../model/raw';
import type { Acknowledgement } from './acknowledgement';
import { type ArtifactMetadata, metadataOf } from './artifact-metadata';
import { type Data, type Document, UnreadableInput } from './document';
import { pathIn, pathsIn } from './resource-paths';
import type { StackTemplate } from './stack-template';

/** Reads a file; throws `UnreadableInput`. */
export type ReadFile = (file: string) => Document;

export interface Assembly {
  readonly stacks: readonly StackTemplate[];
  readonly acknowledgements: readonly Acknowledgement[];
}

export const MANIFEST = 'manifest.json';

/** Reads a cloud assembly, which is what the CDK writes to `cdk.out`, with the assemblies of its stages. */
export function readAssembly(folder: string, read: ReadFile): Assembly {
  return readFolder(folder, read, []);
}

/** `around` are the folders of the assemblies around this one. */
function readFolder(folder: string, read: ReadFile, around: readonly string[]): Assembly {
  const manifest = read(join(folder, MANIFEST));
  const { artifacts } = objectOf(manifest.data);
  if (!isPlain(artifacts)) {
    throw new UnreadableInput(manifest.file, 'it has no artifacts, so it is not the manifest of a cloud assembly');
  }
  const assets = () => assetsIn(folder, Object.values(artifacts), manifest, read);
  const parts = Object.entries(artifacts).map(([id, artifact]): Assembly => {
    const { type, properties } = objectOf(artifact);
    if (type === 'aws:cloudformation:stack') {
      return readStack({ folder, manifest, id, artifact: objectOf(artifact), read, assets });
    }
    const { directoryName } = objectOf(properties);
    if (type !== 'cdk:cloud-assembly' || typeof directoryName !== 'string') {
      return { stacks: [], acknowledgements: [] };
    }
    const inner = within(folder, directoryName, manifest);
    if ([...around, folder].includes(inner)) {
      throw new UnreadableInput(manifest.file, `the assembly ${JSON.stringify(id)} contains itself`);
    }
    return readFolder(inner, read, [...around, folder]);
  });
  return {
    stacks: parts.flatMap(({ stacks }) => stacks),
    acknowledgements: parts.flatMap(({ acknowledgements }) => acknowledgements),
  };
}

interface StackArtifact {
  readonly folder: string;
  readonly manifest: Document;
  readonly id: string;
  readonly artifact: Readonly<Record<string, Data>>;
  readonly read: ReadFile;
  readonly assets: () => ReadonlyMap<string, string>;
}

/** The files of the assets that an assembly uploads, by their hashes. */
function assetsIn(
  folder: string,
  artifacts: readonly Data[],
  manifest: Document,
  read: ReadFile,
): ReadonlyMap<string, string> {
  const files = artifacts.flatMap((artifact) => {
    const { type, properties } = objectOf(artifact);
    const { file } = objectOf(properties);
    return type === 'cdk:asset-manifest' && typeof file === 'string'
      ? Object.entries(objectOf(objectOf(read(within(folder, file, manifest)).data).files))
      : [];
  });
  return new Map(
    files.flatMap(([hash, asset]) => {
      const { path } = objectOf(objectOf(asset).source);
      return typeof path === 'string' ? [[hash, path]] : [];
    }),
  );
}

function readStack({ folder, manifest, id, artifact, read, assets }: StackArtifact): Assembly {
  const { properties, environment, displayName, metadata, additionalMetadataFile } = artifact;
  const { templateFile, stackName } = objectOf(properties);
  if (typeof templateFile !== 'string') {
    throw new UnreadableInput(manifest.file, `the stack ${JSON.stringify(id)} has no templateFile`);
  }
  const more =
    typeof additionalMetadataFile === 'string' ? read(within(folder, additionalMetadataFile, manifest)) : undefined;
  const path = typeof displayName === 'string' ? withoutStackName(displayName, stackName) : id;
  const known = metadataOf({
    stack: path,
    sources: [
      { document: manifest, data: metadata, at: ['artifacts', id, 'metadata'] },
      ...(more ? [{ document: more, data: more.data, at: [] }] : []),
    ],
  });
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(textOf(environment)) ?? [];
  const template = templateAt(
    {
      path,
      stackName: typeof stackName === 'string' ? stackName : id,
      scope: folder,
      ...(account !== undefined && account !== 'unknown-account' && { account }),
      ...(region !== undefined && region !== 'unknown-region' && { region }),
      parameters: {},
      stated: known.stated,
    },
    { file: within(folder, templateFile, manifest), known, read, assets, around: [] },
  );
  return { stacks: [template], acknowledgements: known.acknowledgements };
}

/** What a template needs beside its file. */
interface TemplateFile {
  readonly file: string;
  readonly known: ArtifactMetadata;
  readonly read: ReadFile;
  readonly assets: () => ReadonlyMap<string, string>;
  /** The templates around it. */
  readonly around: readonly string[];
}

type Stack = Omit<StackTemplate, 'body' | 'nested' | 'pathOf' | 'frameOf' | 'written'>;

function templateAt(stack: Stack, { around, ...rest }: TemplateFile): StackTemplate {
  const { file, known, read, assets } = rest;
  const document = read(file);
  const { Resources: resources } = objectOf(document.data);
  const paths = pathsIn(document.data, stack.path, known.logicalIds);
  const nested = Object.entries(objectOf(resources)).flatMap(([logicalId, resource]): [string, StackTemplate][] => {
    const asset = templateOf(objectOf(resource), assets);
    if (asset === undefined) {
      return [];
    }
    const inner = within(dirname(file), asset, document);
    if ([...around, file].includes(inner)) {
      throw new UnreadableInput(file, `the nested stack ${JSON.stringify(logicalId)} contains itself`);
    }
    const { stackName: _, stated: __, ...outer } = stack;
    const path = nestedPath(paths(logicalId));
    return [[logicalId, templateAt({ ...outer, path }, { ...rest, file: inner, around: [...around, file] })]];
  });
  return {
    ...stack,
    body: document.data,
    nested: new Map(nested),
    pathOf: paths,
    frameOf: (logicalId) => known.frames.get(pathIn(stack.path, known.logicalIds.get(logicalId) ?? []) ?? ''),
    written: { document, at: [] },
  };
}

/** The file of the template of a nested stack, relative to the template around it. */
function templateOf(
  { Type: type, Metadata: metadata, Properties: properties }: Readonly<Record<string, Data>>,
  assets: () => ReadonlyMap<string, string>,
): string | undefined {
  if (type !== 'AWS::CloudFormation::Stack') {
    return undefined;
  }
  const noted = objectOf(metadata)['aws:asset:path'];
  // The metadata is only there with the command line of the CDK; the hash in the URL always is.
  const [hash] = /[0-9a-f]{64}/.exec(JSON.stringify(objectOf(properties).TemplateURL) ?? '') ?? [];
  return typeof noted === 'string' ? noted : hash === undefined ? undefined : assets().get(hash);
}

/** The path of the construct of a nested stack, whose resource is at `Outer/Inner.NestedStack/Inner.NestedStackResource`. */
function nestedPath(path: string): string {
  return path.replace(/[.]NestedStack\/[^/]+[.]NestedStackResource$/, '');
}

/** A stack whose name differs from its path is shown with both. */
function withoutStackName(displayName: string, stackName: Data): string {
  const ending = ` (${stackName})`;
  return displayName.endsWith(ending) ? displayName.slice(0, -ending.length) : displayName;
}

/** A file in a folder, which no manifest can leave. */
function within(folder: string, file: string, from: Document): string {
  const path = join(folder, file);
  if (relative(folder, path).split(sep)[0] === '..') {
    throw new UnreadableInput(from.file, `${JSON.stringify(file)} is outside of the folder of the assembly`);
  }
  return path;
}

function textOf(data: Data): string {
  return typeof data === 'string' ? data : '';
}

function objectOf(data: Data): Readonly<Record<string, Data>> {
  return isPlain(data) ? data : {};
}
