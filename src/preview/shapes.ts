/** Tells whether a value that came from elsewhere is of a type. */
export type Test<T> = (value: unknown) => value is T;

/** The type that a test tells. */
export type Of<Tested> = Tested extends Test<infer T> ? T : never;

/** Tests by names. */
type Shape = Readonly<Record<string, Test<unknown>>>;

/** What passes the tests of a shape, each at its name. */
type RecordOf<S extends Shape> = { readonly [Name in keyof S]: Of<S[Name]> };

/** The messages of a table: each has the name of its row as `type`, and the fields that the row asks for. */
export type MessageOf<Table extends Readonly<Record<string, Test<object>>>> = {
  [Type in keyof Table & string]: { readonly type: Type } & Of<Table[Type]>;
}[keyof Table & string];

/** Any text. */
export const text: Test<string> = (value): value is string => typeof value === 'string';

/** True or false. */
export const flag: Test<boolean> = (value): value is boolean => typeof value === 'boolean';

/** A finite number. */
export const number: Test<number> = (value): value is number => Number.isFinite(value);

/** A whole number that is not negative. */
export const count: Test<number> = (value): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

/** One of some values. */
export function oneOf<const Values extends readonly (string | number)[]>(
  ...values: Values
): Test<Values[number]> {
  return (value): value is Values[number] => values.some(each => each === value);
}

/** What may also be missing. */
export function optional<T>(test: Test<T>): Test<T | undefined> {
  return (value): value is T | undefined => value === undefined || test(value);
}

/** Any number of what passes a test. */
export function listOf<T>(test: Test<T>): Test<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(test);
}

/** A record whose fields pass the tests of their names. */
export function record<S extends Shape>(shape: S): Test<RecordOf<S>> {
  const tests = Object.entries(shape);
  return (value): value is RecordOf<S> => isRecord(value) && tests.every(([name, test]) => test(value[name]));
}

/** Tells whether a value is a message of a table. */
export function messageOf<Table extends Readonly<Record<string, Test<object>>>>(
  table: Table,
): Test<MessageOf<Table>> {
  return (value): value is MessageOf<Table> =>
    isRecord(value) &&
    typeof value['type'] === 'string' &&
    Object.hasOwn(table, value['type']) &&
    table[value['type']]!(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
