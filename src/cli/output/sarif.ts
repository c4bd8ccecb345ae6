import { createHash } from 'node:crypto';
import { jsonText } from '../../private/json-text';
import type { CheckResult, Place, Reported, Unreadable, UnusedAcknowledgement } from '../result';
import { VERSION } from '../version';
import { artifactUri } from './artifact-uri';
import { isStandardInput, reasonsOf, unusedMessage } from './messages';
import { sarifMessage } from './sarif-message';
import { RULE_INDICES, SARIF_RULES } from './sarif-rules';

/** What notifications are about, in the order of their indices. */
const NOTIFICATIONS = [
  { id: 'UnreadableInput', shortDescription: sarifMessage('An input cannot be read, or only in part') },
  { id: 'UnusedAcknowledgment', shortDescription: sarifMessage('An acknowledgment has no finding') },
] as const;

/**
 * The result for platforms that show findings of many tools.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
 */
export function sarif(result: CheckResult): string {
  return jsonText({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'cdk-cleanrooms',
            informationUri: 'https://github.com/cdkcleanrooms/cdk-cleanrooms',
            version: VERSION,
            semanticVersion: VERSION,
            rules: SARIF_RULES,
            notifications: NOTIFICATIONS,
          },
        },
        invocations: [
          {
            executionSuccessful: result.unreadable.length === 0,
            toolExecutionNotifications: result.unreadable.map(notificationOfUnreadable),
            // Which rules are acknowledged is configuration, for those who configure the check.
            toolConfigurationNotifications: result.unused.map(notificationOfUnused),
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: result.findings.map(resultOf),
      },
    ],
  });
}

function resultOf(finding: Reported) {
  const { rule, severity, what, page, path, place, created, acknowledged } = finding;
  const reasons = reasonsOf(finding).map(([label, reason]) => `${label}: ${reason}`);
  return {
    ruleId: rule,
    ruleIndex: RULE_INDICES.get(rule),
    level: severity,
    message: sarifMessage([what, ...reasons, `see: ${page}`].join('\n')),
    locations: [locationOf(place, path)],
    relatedLocations: created && [{ ...locationOf(created), message: sarifMessage('The construct is created here') }],
    partialFingerprints: { 'cleanrooms/v1': fingerprintOf(finding) },
    // An empty list: SARIF wants it of all results or of none.
    suppressions:
      acknowledged === undefined ? [] : [{ kind: 'inSource', status: 'accepted', justification: acknowledged }],
  };
}

/** Identifies a finding wherever it moves in a file, and however its message is worded. */
function fingerprintOf({ rule, path, property }: Reported): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, path, property ?? null]))
    .digest('hex');
}

function notificationOfUnreadable({ place, reason }: Unreadable) {
  return {
    descriptor: descriptorOf('UnreadableInput'),
    level: 'error',
    message: sarifMessage(reason),
    locations: [locationOf(place)],
  };
}

function notificationOfUnused(unused: UnusedAcknowledgement) {
  const { what, fix } = unusedMessage(unused);
  return {
    descriptor: descriptorOf('UnusedAcknowledgment'),
    associatedRule: { id: unused.rule, index: RULE_INDICES.get(unused.rule) },
    level: 'warning',
    message: sarifMessage([what, `fix: ${fix}`].join('\n')),
    locations: [locationOf(unused.place, unused.path)],
  };
}

function descriptorOf(id: (typeof NOTIFICATIONS)[number]['id']) {
  return { id, index: NOTIFICATIONS.findIndex((notification) => notification.id === id) };
}

function locationOf(place: Place, path?: string) {
  return {
    physicalLocation: { artifactLocation: artifactLocationOf(place), region: regionOf(place) },
    logicalLocations: path === undefined ? undefined : [{ fullyQualifiedName: path }],
  };
}

/** Relative URIs have the base that GitHub and other consumers take for the root of the repository. */
function artifactLocationOf(place: Place) {
  if (isStandardInput(place)) {
    // SARIF requires a URI, and the standard input has none: a name without a base, which is not that of a file.
    return { uri: 'stdin', description: sarifMessage('The standard input') };
  }
  const uri = artifactUri(place.file);
  return { uri, uriBaseId: uri.startsWith('file:') ? undefined : '%SRCROOT%' };
}

/** The end of a region is behind its last character, as that of a position. */
function regionOf({ position }: Place) {
  if (position === undefined) {
    return undefined;
  }
  const { line, column, endLine, endColumn } = position;
  return { startLine: line, startColumn: column, endLine, endColumn };
}
