/**
 * The part of `node:assert/strict` that tests inside VS Code use: their code also runs in a web worker, where Node's
 * modules are missing. The bundler puts this in its place.
 */
class AssertionError extends Error {
  readonly actual: unknown;
  readonly expected: unknown;
  /** Mocha prints a comparison of the two. */
  readonly showDiff: boolean;

  constructor(message: string, comparison?: { readonly actual: unknown; readonly expected: unknown }) {
    super(message);
    this.name = 'AssertionError';
    this.actual = comparison?.actual;
    this.expected = comparison?.expected;
    this.showDiff = comparison !== undefined;
  }
}

type Message = string | Error | undefined;

function assert(value: unknown, message?: Message): asserts value {
  if (!value) throw failure(message, `${show(value)} is not truthy`);
}

assert.ok = assert;

assert.fail = (message?: Message): never => {
  throw failure(message, 'failed');
};

assert.equal = (actual: unknown, expected: unknown, message?: Message): void => {
  if (!Object.is(actual, expected)) throw failure(message, 'values differ', { actual, expected });
};

assert.notEqual = (actual: unknown, expected: unknown, message?: Message): void => {
  if (Object.is(actual, expected)) throw failure(message, `${show(actual)} is what it should not be`);
};

assert.deepEqual = (actual: unknown, expected: unknown, message?: Message): void => {
  if (!isDeepEqual(actual, expected)) throw failure(message, 'values differ', { actual, expected });
};

assert.match = (text: string, pattern: RegExp, message?: Message): void => {
  if (!pattern.test(text)) throw failure(message, `${show(text)} does not match ${pattern}`);
};

assert.doesNotMatch = (text: string, pattern: RegExp, message?: Message): void => {
  if (pattern.test(text)) throw failure(message, `${show(text)} matches ${pattern}`);
};

assert.throws = (action: () => unknown, pattern: RegExp = /(?:)/): void => {
  let thrown: unknown;
  try {
    action();
  } catch (error) {
    thrown = error ?? 'nothing';
  }
  if (thrown === undefined) throw failure(undefined, 'nothing was thrown');
  assert.match(String(thrown), pattern);
};

assert.rejects = async (
  action: Promise<unknown> | (() => Promise<unknown>),
  pattern?: RegExp,
): Promise<void> => {
  const outcome = await Promise.allSettled([typeof action === 'function' ? action() : action]);
  assert.throws(() => {
    for (const each of outcome) if (each.status === 'rejected') throw each.reason;
  }, pattern);
};

assert.strictEqual = assert.equal;
assert.notStrictEqual = assert.notEqual;
assert.deepStrictEqual = assert.deepEqual;

export default assert;

function failure(
  message: Message,
  fallback: string,
  comparison?: { actual: unknown; expected: unknown },
): Error {
  return message instanceof Error ? message : new AssertionError(message ?? fallback, comparison);
}

function show(value: unknown): string {
  return typeof value === 'string' || typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Of plain data: arrays, objects of the same class, primitives. */
function isDeepEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  const entries = Object.entries(one);
  const others = new Map(Object.entries(other));
  return (
    entries.length === others.size &&
    entries.every(([key, value]) => others.has(key) && isDeepEqual(value, others.get(key)))
  );
}
