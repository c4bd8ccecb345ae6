import { isIntrinsic, isPlain, type Raw } from '../../model/raw';

/** Whether a value can be absent at deployment: a condition or a macro decides. */
export function canBeAbsent(raw: Raw): boolean {
  return isPlain(raw) && isIntrinsic(raw) && ('Fn::If' in raw || 'Fn::Transform' in raw);
}
