import { isPlain } from '../model/raw';
import { type UserFrame, userFrame } from '../private/user-frame';
import type { Acknowledgement } from './acknowledgement';
import type { Data, DataPath, Document } from './document';
import type { StatedTemplateResource } from './stack-template';

/** The metadata of the constructs of a stack, in a document, by the paths of the constructs. */
interface MetadataSource {
  readonly document: Document;
  readonly data: Data;
  readonly at: DataPath;
}

export interface ArtifactMetadata {
  /** The paths of constructs by their logical IDs. Nested stacks can have the same logical IDs, so an ID can have several. */
  readonly logicalIds: ReadonlyMap<string, readonly string[]>;
  /** Where the user has created the constructs at these paths. */
  readonly frames: ReadonlyMap<string, UserFrame>;
  readonly stated: readonly StatedTemplateResource[];
  readonly acknowledgements: readonly Acknowledgement[];
}

/** Reads what the CDK and this library note about constructs in a cloud assembly. */
export function metadataOf(input: {
  readonly stack: string;
  readonly sources: readonly MetadataSource[];
}): ArtifactMetadata {
  const logicalIds = new Map<string, string[]>();
  const frames = new Map<string, UserFrame>();
  const stated: StatedTemplateResource[] = [];
  const acknowledgements: Acknowledgement[] = [];
  for (const { document, data, at } of input.sources) {
    for (const [key, entries] of Object.entries(isPlain(data) ? data : {})) {
      const path = key.replace(/^\//, '');
      (Array.isArray(entries) ? entries : []).forEach((entry: Data, i) => {
        const { type, data: value } = isPlain(entry) ? entry : {};
        if (type === 'aws:cdk:logicalId' && typeof value === 'string') {
          logicalIds.set(value, [...(logicalIds.get(value) ?? []), path]);
        } else if (type === 'aws:cdk:creationStack') {
          const frame = userFrame(value);
          if (frame) {
            frames.set(path, frame);
          }
        } else if (type === STATED) {
          stated.push(...statedIn(path, value));
        } else {
          const place = { stack: input.stack, path, document, at: [...at, key, i] };
          acknowledgements.push(...acknowledgedIn(type, value).map((one) => ({ ...one, ...place })));
        }
      });
    }
  }
  return { logicalIds, frames, stated, acknowledgements };
}

/** As `src/private/stated-resource.ts` writes it. */
const STATED = 'cdk-cleanrooms:stated';

function statedIn(path: string, value: Data): readonly StatedTemplateResource[] {
  const { type, account, region, identifier, names, properties, metadata, declared } = isPlain(value) ? value : {};
  if (typeof type !== 'string') {
    return [];
  }
  return [
    {
      path,
      type,
      account: textOf(account),
      region: textOf(region),
      identifier,
      names: textsOf(names) ?? [],
      properties,
      metadata,
      declared: textsOf(declared),
    },
  ];
}

function textsOf(value: Data): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
}

function textOf(value: Data): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

type RuleWithReason = Pick<Acknowledgement, 'rule' | 'reason'>;

/** The rules that metadata of a construct acknowledges, by `Validations.acknowledge` of the CDK. */
function acknowledgedIn(type: Data, value: Data): readonly RuleWithReason[] {
  if (type === 'aws:cdk:acknowledged-rules' && isPlain(value)) {
    return Object.entries(value).flatMap(([id, reason]) => {
      const rule = /^CleanRooms::(\w+)$/.exec(id)?.[1];
      return rule === undefined ? [] : [{ rule, reason: textOf(reason) ?? '' }];
    });
  }
  // Of acknowledgments on an app or a stage, an assembly has only this line.
  const [, rule, reason] = /^acknowledged CleanRooms::(\w+): .* \(reason: (.*)\)$/s.exec(textOf(value) ?? '') ?? [];
  return type === 'aws:cdk:info' && rule !== undefined ? [{ rule, reason }] : [];
}
