/**
 * What expect.json says about a report, held against the report.
 *
 * An object names only the fields that matter. An array has exactly so many elements. Instead of a value there may be one of
 *
 *     { "contains": "text" }         a string with this text in it
 *     { "matches": "pattern" }       a string that this regular expression finds
 *     { "some": {...} }              an array with such an element; [{...}, {...}]: with each of them
 *     { "inOrder": [...] }           an array with such elements in this order, others between them
 *     { "none": {...} }              an array without such an element
 *     { "length": 0 }               an array of so many elements
 *     { "atLeast": 1, "atMost": 9 }  a number (one of the two may be missing)
 */
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Place = string;

const isObject = (value: unknown): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 2000 ? `${text.slice(0, 2000)}...` : text;
};

type Operator = (actual: unknown, wanted: Json, at: Place) => string[];

const fits = (actual: unknown, wanted: Json): boolean => mismatches(actual, wanted).length === 0;

const onArray =
  (check: (actual: readonly unknown[], wanted: readonly Json[], at: Place) => string[]): Operator =>
  (actual, wanted, at) => {
    if (!Array.isArray(actual)) return [`${at} is no array but ${show(actual)}`];
    return check(actual, Array.isArray(wanted) ? wanted : [wanted], at);
  };

const OPERATORS: Readonly<Record<string, Operator>> = {
  contains: (actual, wanted, at) =>
    typeof actual === 'string' && actual.includes(String(wanted))
      ? []
      : [`${at} does not contain ${show(wanted)}: ${show(actual)}`],
  matches: (actual, wanted, at) =>
    typeof actual === 'string' && new RegExp(String(wanted)).test(actual)
      ? []
      : [`${at} does not match /${wanted}/: ${show(actual)}`],
  some: onArray((actual, wanted, at) =>
    wanted
      .filter((one) => !actual.some((element) => fits(element, one)))
      .map((one) => `${at} has no ${show(one)}: ${show(actual)}`),
  ),
  none: onArray((actual, wanted, at) =>
    wanted
      .filter((one) => actual.some((element) => fits(element, one)))
      .map((one) => `${at} has ${show(one)}: ${show(actual)}`),
  ),
  inOrder: onArray((actual, wanted, at) => {
    let next = 0;
    for (const element of actual) if (next < wanted.length && fits(element, wanted[next])) next++;
    return next === wanted.length
      ? []
      : [`${at} has no ${show(wanted[next])} behind the ${next} before it: ${show(actual)}`];
  }),
  length: (actual, wanted, at) =>
    Array.isArray(actual) && actual.length === Number(wanted)
      ? []
      : [`${at} is not of ${show(wanted)} elements: ${show(actual)}`],
  atLeast: (actual, wanted, at) =>
    typeof actual === 'number' && actual >= Number(wanted)
      ? []
      : [`${at} is ${show(actual)}, less than ${show(wanted)}`],
  atMost: (actual, wanted, at) =>
    typeof actual === 'number' && actual <= Number(wanted)
      ? []
      : [`${at} is ${show(actual)}, more than ${show(wanted)}`],
};

/** What is not as it should be, a sentence each. */
export function mismatches(actual: unknown, wanted: Json, at: Place = 'the report'): string[] {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(actual)) return [`${at} is no array but ${show(actual)}`];
    if (actual.length !== wanted.length)
      return [`${at} has ${actual.length} elements, not ${wanted.length}: ${show(actual)}`];
    return wanted.flatMap((one, i) => mismatches(actual[i], one, `${at}[${i}]`));
  }
  if (isObject(wanted)) {
    const keys = Object.keys(wanted);
    if (keys.length > 0 && keys.every((key) => key in OPERATORS)) {
      return keys.flatMap((key) => OPERATORS[key](actual, wanted[key], at));
    }
    if (!isObject(actual)) return [`${at} is no object but ${show(actual)}`];
    return keys.flatMap((key) => mismatches(actual[key], wanted[key], `${at}.${key}`));
  }
  return Object.is(actual, wanted) ? [] : [`${at} is ${show(actual)}, not ${show(wanted)}`];
}
