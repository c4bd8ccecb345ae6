import { describe, expect, test } from 'vitest';
import { accepted, decide, type Observed } from '../../../src/custom-resources/analysis-template-validation/plan';

const PROPERTIES = { membershipId: 'room', analysisTemplateId: 'reach', onInvalid: 'FAIL' } as const;
const ID = 'room/reach/validation/FAIL';
const GONE = 'membership room has no analysis template reach: check both IDs';

type More = { readonly waited?: number; readonly onInvalid?: 'FAIL' | 'REPORT'; readonly isAccepted?: boolean };

function decided(observed: Observed, { waited = 0, onInvalid = 'FAIL', isAccepted = false }: More = {}): unknown {
  const properties = { ...PROPERTIES, onInvalid };
  const before = isAccepted ? accepted(ID, PROPERTIES) : undefined;
  const request = { type: 'Update', properties, owner: 'owner', accepted: before } as const;
  const decision = decide(request, observed, { done: [], waited, isRefused: false });
  return 'reason' in decision ? `${decision.next}: ${decision.reason}` : decision;
}

function validated(status: string, ...messages: string[]): Observed {
  const reasons = messages.map((message) => ({ message }));
  return { exists: true, validation: { type: 'DIFFERENTIAL_PRIVACY', status: status as 'VALID', reasons } };
}

function done(status: string, reasons: string, onInvalid = 'FAIL') {
  return {
    next: 'done',
    physicalId: `room/reach/validation/${onInvalid}`,
    attributes: { ValidationStatus: status, ValidationReasons: reasons },
  };
}

describe('a validation that must succeed', () => {
  test('is done if the template is valid', () => {
    expect(decided(validated('VALID'))).toEqual(done('VALID', 'NONE'));
  });

  test('fails at once if it is not, with all reasons', () => {
    expect(decided(validated('INVALID', 'one', 'two'))).toBe(
      'fail: the analysis template is not valid for differential privacy: one; two',
    );
  });

  test.each<[string, Observed, RegExp]>([
    ['could not be made', validated('UNABLE_TO_VALIDATE', 'busy'), /^wait: .*does not mean that it is invalid: busy$/],
    ['was not made', { exists: true }, /^wait: Clean Rooms has not validated .* policy: associate the tables first/],
  ])('waits without end for one that %s', (_, observed, decision) => {
    expect(decided(observed, { waited: 999_999 })).toMatch(decision);
  });

  test('fails for a status that it does not know, with the status', () => {
    expect(decided(validated('EXPIRED'), { waited: 999_999 })).toBe(
      'fail: the validation has the status "EXPIRED", which this version of cdk-cleanrooms does not know: update ' +
        'cdk-cleanrooms, or report the result instead of failing',
    );
  });

  test('waits shortly for a template that was just created, then fails', () => {
    expect(decided({ exists: false }, { waited: 14_999 })).toBe(`wait: ${GONE}`);
    expect(decided({ exists: false }, { waited: 15_000 })).toBe(`fail: ${GONE}`);
  });
});

describe.each<[string, More]>([
  ['that reports', { onInvalid: 'REPORT' }],
  ['that was accepted before', { isAccepted: true }],
])('a validation %s', (_, more) => {
  test.each(['INVALID', 'EXPIRED'])('is done at once if it is %s', (status) => {
    expect(decided(validated(status), more)).toEqual(done(status, 'no reason was returned', more.onInvalid));
  });

  test.each<[string, Observed]>([
    ['UNABLE_TO_VALIDATE', validated('UNABLE_TO_VALIDATE')],
    ['NONE', { exists: true }],
  ])('is done after a short wait if it is %s', (status, observed) => {
    expect(decided(observed, { ...more, waited: 29_999 })).toMatch(/^wait: /);
    expect(decided(observed, { ...more, waited: 30_000 })).toEqual(
      done(status, 'no reason was returned', more.onInvalid),
    );
  });
});

describe('what was accepted', () => {
  test('is done after a short wait if the template is gone', () => {
    expect(decided({ exists: false }, { isAccepted: true, waited: 14_999 })).toMatch(/^wait: /);
    expect(decided({ exists: false }, { isAccepted: true, waited: 15_000 })).toEqual(
      done('UNKNOWN', 'the service did not return the validation that was accepted before'),
    );
  });

  test.each([
    ['the same template and mode', ID, true],
    ['another mode', 'room/reach/validation/REPORT', false],
    ['another template', 'room/other/validation/FAIL', false],
  ])('is that of the physical id: %s', (_, id, is) => {
    expect(accepted(id, PROPERTIES) !== undefined).toBe(is);
  });
});
