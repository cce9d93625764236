import { addressKey } from './address-key.ts';

/** Whether two addresses lead a reader to the same page. */
export function isSameAddress(a: string, b: string): boolean {
  return addressKey(a) === addressKey(b);
}
