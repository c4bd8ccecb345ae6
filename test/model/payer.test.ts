import { describe, expect, test } from 'vitest';
import { known, UNKNOWN } from '../../src/model/fact';
import { paysFor } from '../../src/model/payer';
import { ALL_COSTS, type Cost } from '../../src/model/payment';
import { ADVERTISER, collaboration, list, member, PUBLISHER, payments } from '../support/nodes';

const RUNNER = member(ADVERTISER, ['CAN_QUERY', 'CAN_RUN_JOB']);
const PAID_BY_DEFAULT: readonly Cost[] = ['queryCompute', 'jobCompute', 'modelTraining', 'modelInference'];

test.each(ALL_COSTS)('%s is paid by the member who is named, and by no other', (cost) => {
  const creator = member(PUBLISHER, [], { payments: payments({ [cost]: true }) });
  const ads = collaboration({ creator, members: list([RUNNER]) });

  expect(paysFor(ads, creator, cost)).toEqual(known(true));
  expect(paysFor(ads, RUNNER, cost)).toEqual(known(false));
});

describe.each(PAID_BY_DEFAULT)('%s', (cost) => {
  test('is paid by the member who runs analyses if nobody is named', () => {
    const creator = member(PUBLISHER, [], { payments: payments({ [cost]: false }) });
    const ads = collaboration({ creator, members: list([RUNNER]) });

    expect(paysFor(ads, RUNNER, cost)).toEqual(known(true));
    expect(paysFor(ads, creator, cost)).toEqual(known(false));
  });

  test('is unknown if another member may be named', () => {
    const creator = member(PUBLISHER, [], { payments: { ...payments({}), [cost]: UNKNOWN } });

    expect(paysFor(collaboration({ creator, members: list([RUNNER]) }), RUNNER, cost)).toEqual(UNKNOWN);
    expect(paysFor(collaboration({ members: list([RUNNER], false) }), RUNNER, cost)).toEqual(UNKNOWN);
    expect(paysFor(collaboration({ creator }), creator, cost)).toEqual(UNKNOWN);
  });

  test('is unknown of a member who may run analyses', () => {
    const perhaps = member(ADVERTISER, [], { abilities: UNKNOWN });

    expect(paysFor(collaboration({ members: list([perhaps]) }), perhaps, cost)).toEqual(UNKNOWN);
  });
});

test('synthetic data is paid by nobody by default', () => {
  const ads = collaboration({ members: list([RUNNER]) });

  expect(paysFor(ads, RUNNER, 'syntheticDataGeneration')).toEqual(known(false));
});
