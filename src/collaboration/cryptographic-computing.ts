/**
 * Settings for columns that members encrypt before they share them.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/crypto-computing-parameters.html
 */
export interface CryptographicComputingOptions {
  /**
   * Whether encrypted tables can contain cleartext columns.
   *
   * @default false
   */
  readonly allowCleartext?: boolean;
  /**
   * Whether fingerprint columns can contain duplicate values.
   *
   * @default false
   */
  readonly allowDuplicates?: boolean;
  /**
   * Whether queries can join fingerprint columns with different names.
   *
   * @default false
   */
  readonly allowJoinsOnColumnsWithDifferentNames?: boolean;
  /**
   * Whether null values are preserved instead of encrypted.
   *
   * @default false
   */
  readonly preserveNulls?: boolean;
}
