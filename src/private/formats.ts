import type { Text } from './text';

/** The format of a text that the service prescribes, with the words for a text that does not have it. */
export interface Format {
  readonly pattern: RegExp;
  /** What the format is; lower case, no period. */
  readonly why: Text;
  /** What to specify instead. */
  readonly fix: Text;
  /** The page that states it. */
  readonly url: string;
}

const API = 'https://docs.aws.amazon.com/clean-rooms/latest/apireference';

export const ACCOUNT_ID: Format = {
  pattern: /^\d{12}$/,
  why: 'an AWS account ID has 12 digits',
  fix: 'specify all 12 digits, including leading zeros, without hyphens',
  url: `${API}/API_MemberSpecification.html`,
};

export const ROLE_DESCRIPTION: Format = {
  pattern: /^[\t\n\r\u0020-\u007e\u00a1-\u00ff]{0,1000}$/,
  why: 'the description of a role has up to 1,000 characters, all of which are in Latin-1',
  fix: 'specify a shorter description, without other characters',
  url: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html',
};

export const UUID: Format = {
  pattern: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/,
  why: 'the service identifies it by a UUID in lower case, such as "a1b2c3d4-5678-90ab-cdef-1234567890ab"',
  fix: 'specify the ID, which is the last part of the ARN',
  url: `${API}/API_CreateMembership.html`,
};

export const REGION: Format = {
  pattern: /^[a-z]{2,4}(?:-[a-z]+)+-\d$/,
  why: 'a Region has a name such as "us-east-1"',
  fix: 'specify the code of the Region',
  url: 'https://docs.aws.amazon.com/general/latest/gr/clean-rooms.html',
};

/** Tools write the digits in lowercase or in uppercase. */
export const SHA256: Format = {
  pattern: /^[0-9a-f]{64}$/i,
  why: 'a SHA-256 has 64 hexadecimal digits',
  fix: 'specify the hash of the whole text in UTF-8, as the command sha256sum prints it',
  url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-allowed-analyses.html',
};

export const IMAGE_TAG: Format = {
  pattern: /^\w[\w.-]{0,127}$/,
  why: 'Clean Rooms ML finds images by their tags, which have up to 128 letters, digits, underscores, periods and hyphens',
  fix: 'specify a tag of the image, not its digest',
  url: 'https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ContainerConfig.html',
};

/**
 * The ARN of a resource of Clean Rooms.
 *
 * @param resource the type of the resource in the ARN, of a child of a membership with its place for the ID of the
 * membership: `membership/<id>/analysistemplate`
 */
export function arnOf(resource: string): Format {
  const example = `arn:aws:cleanrooms:us-east-1:111122223333:${resource.replaceAll('<id>', 'a1b2…')}/c3d4…`;
  return {
    pattern: new RegExp(`^arn:[\\w-]+:cleanrooms:[\\w-]+:\\d{12}:${resource.replaceAll('<id>', '[\\w-]+')}/[\\w-]+$`),
    why: `the ARN has the form "${example}"`,
    fix: 'specify the whole ARN, as the service returns it',
    url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanrooms.html',
  };
}

/**
 * The ARN of a resource of Clean Rooms ML.
 *
 * @param resource the type of the resource in the ARN, of a child of a membership with its place for the ID of the
 * membership: `membership/<id>/configured-model-algorithm-association`
 */
export function mlArnOf(resource: string): Format {
  const example = `arn:aws:cleanrooms-ml:us-east-1:111122223333:${resource.replaceAll('<id>', 'a1b2…')}/c3d4…`;
  return {
    pattern: new RegExp(
      `^arn:[\\w-]+:cleanrooms-ml:[\\w-]+:\\d{12}:${resource.replaceAll('<id>', '[\\w-]+')}/[\\w./-]+$`,
    ),
    why: `the ARN has the form "${example}"`,
    fix: 'specify the whole ARN, as the service returns it',
    url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanroomsml.html',
  };
}
