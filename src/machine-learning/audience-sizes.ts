import { Token } from 'aws-cdk-lib';
import { InputError } from '../private/errors';
import { listOf, mark, NUMBER, requireShapes } from '../private/shape';
import { code, text } from '../private/text';

/** The most sizes that a model can offer. */
const MAX_SIZES = 25;

/**
 * The sizes of the audiences that members can export, of which an export selects one.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_AudienceSizeConfig.html
 * @example
 * const sizes = AudienceSizes.percentage(5, 10, 20);
 */
export class AudienceSizes {
  /**
   * Sizes in number of users: 1 to 25 integers from 1 to 20,000,000.
   *
   * Throws an error for other sizes.
   *
   * @example
   * const sizes = AudienceSizes.absolute(10_000, 50_000);
   */
  public static absolute(...sizes: number[]): AudienceSizes {
    return new AudienceSizes('ABSOLUTE', requireSizes('AudienceSizes.absolute', sizes, 20_000_000));
  }

  /**
   * Sizes in percent of the users of the training data: 1 to 25 integers from 1 to 100.
   *
   * Throws an error for other sizes.
   *
   * @example
   * const sizes = AudienceSizes.percentage(5, 10, 20);
   */
  public static percentage(...sizes: number[]): AudienceSizes {
    return new AudienceSizes('PERCENTAGE', requireSizes('AudienceSizes.percentage', sizes, 100));
  }

  private constructor(
    /** @internal */
    public readonly _type: 'ABSOLUTE' | 'PERCENTAGE',
    /** @internal */
    public readonly _bins: number[],
  ) {}
}

mark('AudienceSizes', AudienceSizes);

const SIZES = { sizes: listOf(NUMBER) };

function requireSizes(method: string, sizes: number[], most: number): number[] {
  requireShapes(code(method), SIZES, { sizes });
  if (sizes.length === 0 || sizes.length > MAX_SIZES) {
    throw new InputError(code(method), {
      what: `it has ${sizes.length} sizes`,
      why: `a configured audience model offers 1 to ${MAX_SIZES} sizes, or does not limit them`,
      fix: `specify 1 to ${MAX_SIZES} sizes`,
    });
  }
  const wrong = sizes.find(
    (size) => !Token.isUnresolved(size) && !(Number.isInteger(size) && size >= 1 && size <= most),
  );
  if (wrong !== undefined) {
    throw new InputError(code(method), {
      what: text`a size is ${JSON.stringify(wrong)}`,
      why: `a size is an integer from 1 to ${most.toLocaleString('en-US')}`,
      fix: most === 100 ? text`specify a percentage, or use ${code('AudienceSizes.absolute')}` : 'specify such a size',
    });
  }
  return sizes;
}
