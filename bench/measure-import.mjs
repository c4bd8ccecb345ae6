import { inTurns } from './turns.mjs';

const TURNS = 15;
const TARGET_MS = 12;

/** How much later an app starts for importing the library, and for its first construct. */
export async function measureImport() {
  const names = ['cdk', 'l1', 'unused', 'firstUse', 'firstUseBesideL1', 'firstL1WithBucket', 'firstConstruct'];
  const programs = Object.fromEntries(names.map((name) => [name, ['bench/programs/import.cjs', name]]));
  const { cdk, l1, unused, firstUse, firstUseBesideL1, firstL1WithBucket, firstConstruct } = await inTurns(
    programs,
    TURNS,
  );
  return {
    title: `Import and first construct, median of ${TURNS} processes`,
    rows: [
      { name: 'aws-cdk-lib, its App and Stack', value: ms(cdk.ms) },
      extra('more for the L1s of Clean Rooms and IAM', l1.ms - cdk.ms),
      judged('more for cdk-cleanrooms, not yet used', unused.ms - cdk.ms),
      judged('more for cdk-cleanrooms, with the class of a construct', firstUse.ms - cdk.ms),
      judged('more for the same, if the app has L1s already', firstUseBesideL1.ms - l1.ms),
      judged(
        'more until the first construct, beside the L1 and the bucket it needs',
        firstConstruct.ms - firstL1WithBucket.ms,
      ),
    ],
  };
}

function judged(name, difference) {
  return { ...extra(name, difference), target: `at most +${TARGET_MS} ms`, met: difference <= TARGET_MS };
}

function extra(name, difference) {
  return { name, value: `${difference < 0 ? '-' : '+'}${ms(Math.abs(difference))}` };
}

function ms(number) {
  return `${number.toFixed(1)} ms`;
}
